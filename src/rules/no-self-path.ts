import { resolveTarget } from '../content-graph/link.ts';
import type { GraphRule } from './define-rule.ts';
import { eachTarget } from './each-target.ts';
import { fileOf } from './no-broken-link.ts';
import { retarget } from './retarget.ts';

/** A link inside a page names the anchor alone. */
export const noSelfPath: GraphRule = {
  id: 'no-self-path',
  isLocal: true,
  judge: eachTarget(
    (graph) => (link) => {
      const hash = link.target.indexOf('#');
      if (link.isImage || hash <= 0 || link.target.length - hash < 2) return undefined;
      const file = fileOf(link.page, link);
      const found = resolveTarget(graph, link.page, file, link.target);
      if (found.kind !== 'page' || found.page.file !== file) return undefined;
      const right = link.target.slice(hash);
      const fix = retarget(link, right);
      return {
        reason: `Unexpected path to this page in \`${link.target}\`, expected \`${right}\``,
        note: `Write \`${right}\`: it still leads there when the file is renamed.`,
        actual: link.target,
        expected: [right],
        ...(fix && { fix }),
      };
    },
    /[^#]#./,
  ),
};
