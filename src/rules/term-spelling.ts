import type { Config } from '../content-graph/config.ts';
import type { MdastNode } from 'satteri';
import { articleFaults, articlesOf } from './article-of-name.ts';
import type { PageRule } from './define-rule.ts';

/** Names of products and tools are written as their makers write them; a bold label as the screen shows it. */
export const termSpelling: PageRule = {
  id: 'term-spelling',
  visit({ config, report }) {
    const terms = termsOf(config);
    const pattern = new RegExp(
      String.raw`(?<![\p{L}\p{N}_./@#:\\-])(?:${[...terms.keys()].map(spelling).join('|')})(?![\p{L}\p{N}_/@-]|\.\p{L})`,
      'giu',
    );
    const articles = articlesOf(config);
    return {
      text(node, view) {
        for (const problem of articleFaults(node, view, articles)) report(problem);
        if (view.parents.some((parent) => parent.type === 'strong' || isLinkToItself(parent))) return;
        const source = view.source(node);
        for (const { index, 0: written } of source.matchAll(pattern)) {
          const right = terms.get(written.toLowerCase().replace(/[\s-]/g, ''));
          if (right === undefined || right === written || written === written.toUpperCase()) continue;
          const start = (node.position?.start.offset ?? 0) + index;
          report({
            place: view.range(start, start + written.length),
            reason: `Unexpected \`${written}\`, expected \`${right}\``,
            note: 'Write the name as its maker does.',
            actual: written,
            expected: [right],
            ...(view.page.source.startsWith(written, start) && {
              fix: [{ offset: start, endOffset: start + written.length, text: right }],
            }),
          });
        }
      },
    };
  },
};

/** Tools that help pages name again and again. */
const tools = [
  'GitHub',
  'GitLab',
  'JavaScript',
  'TypeScript',
  'JupyterLab',
  'RStudio',
  'MATLAB',
  'Dropbox',
  'macOS',
  'PostgreSQL',
  'MySQL',
  'YouTube',
  'LinkedIn',
  'VS Code',
  'WordPress',
  'Linux',
  'Kubernetes',
];

/** By the name in lower case without spaces and hyphens: as it has to be written. */
function termsOf({ products }: Config): Map<string, string> {
  const names = [...tools, ...Object.values(products).map(({ name }) => name)];
  return new Map(names.map((name) => [name.toLowerCase().replace(/[\s-]/g, ''), name]));
}

/** `Jupyter Lab` and `VSCode` are the same names with a space too many or too few. */
function spelling(term: string): string {
  const parts = {
    jupyterlab: 'jupyter[ -]?lab',
    rstudio: 'r[ -]?studio',
    github: 'git[ -]?hub',
    gitlab: 'git[ -]?lab',
    vscode: 'vs[ -]?code',
    javascript: 'javascript(?!:)',
  };
  return Object.entries(parts).find(([name]) => name === term)?.[1] ?? term.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** An address that is its own words. */
function isLinkToItself(node: MdastNode): boolean {
  return (
    node.type === 'link' && node.children.length === 1 && node.children[0]?.type === 'text' && node.url.endsWith(node.children[0].value)
  );
}
