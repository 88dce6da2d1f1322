import type { PageFacts } from './facts.ts';
import type { Graph } from './graph.ts';

/** `@/pictures/a.png`, `~/a.vue`, `$lib/a.md`: names of folders that the settings of a bundler give. */
export const bundlerAlias = /^(?:~?@|~|\$[a-z]+)\//;

/** The folder that `@site/` means: the one above a file that holds the settings of Docusaurus. */
export function docusaurusTop(graph: Graph, file: string): string | undefined {
  for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
    const folder = file.slice(0, end);
    if (['js', 'ts', 'mjs', 'cjs', 'mts'].some((ending) => graph.kindOf(`${folder}/docusaurus.config.${ending}`) === 'file')) return folder;
  }
  return undefined;
}

const translated = /^(.*)\/i18n\/[^/]+\/docusaurus-plugin-content-(docs|blog|pages)(?:-[^/]+)?(?:\/(current|version-[^/]+))?(\/.*)$/;

/** Where the page lies that Docusaurus serves for one that is not translated. */
export function untranslated(path: string): string | undefined {
  const [, top, kind, version, rest] = translated.exec(path) ?? [];
  if (top === undefined || kind === undefined || rest === undefined) return undefined;
  if (kind === 'docs' && version?.startsWith('version-')) return `${top}/versioned_docs/${version}${rest}`;
  return `${top}/${kind === 'pages' ? 'src/pages' : kind}${rest}`;
}

/** Pages by their paths without the numbers that only order them: `02-stop.md` is served as `stop`. */
export function withoutNumbers(pages: readonly PageFacts[]): ReadonlyMap<string, string> {
  const numbered = pages.filter(({ path }) => /(?:^|\/)\d+[-_.]/.test(path));
  return new Map(numbered.map(({ file }) => [withoutNumber(file.replace(/\.mdx?$/i, '')), file]));
}

export function withoutNumber(path: string): string {
  return path.replace(/\/\d+\s*[-_.]+\s*(?=[^\d\s])/g, '/');
}
