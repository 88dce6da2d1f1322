import type { Graph } from '../content-graph/graph.ts';
import { resolveTarget } from '../content-graph/link.ts';
import type { GraphRule } from './define-rule.ts';
import { eachTarget } from './each-target.ts';
import { fileOf } from './no-broken-link.ts';
import { retarget, targetTo } from './retarget.ts';

/** A link leads to where a page is now, not through a redirect from where it was. */
export const noRedirectedLink: GraphRule = {
  id: 'no-redirected-link',
  judge: eachTarget((graph) => (link) => {
    const file = fileOf(link.page, link);
    const found = resolveTarget(graph, link.page, file, link.target);
    if (found.kind !== 'redirected') return undefined;
    const next = fileBehind(graph, found.to, link.page.root);
    const fragment = /#.*$/s.exec(link.target)?.[0] ?? '';
    const right = next === undefined ? found.to : targetTo(file, next.file) + (next.fragment || fragment);
    const fix = next === undefined ? undefined : retarget(link, right);
    return {
      reason: `Unexpected link to \`${link.target}\`, which is redirected, expected \`${right}\``,
      note: `Write \`${right}\`.`,
      actual: link.target,
      expected: [right],
      ...(fix && { fix }),
    };
  }),
};

/** The page that a redirect leads to, and the anchor it names. */
function fileBehind(graph: Graph, to: string, root: string): { file: string; fragment: string } | undefined {
  if (graph.pageOf(to)) return { file: to, fragment: '' };
  const [path = '', fragment = ''] = to.split('#');
  const plain = path.replace(/^\/+|\/+$/g, '');
  const names = plain === '' ? ['README.md', 'index.md', 'index.mdx'] : ['', '.md', '.mdx', '/README.md', '/index.md', '/index.mdx'];
  for (const name of names) {
    const file = `${root}/${plain}${name}`;
    if (graph.pageOf(file)) return { file, fragment: fragment && `#${fragment}` };
  }
  return undefined;
}
