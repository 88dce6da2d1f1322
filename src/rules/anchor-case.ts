import { resolveTarget } from '../content-graph/link.ts';
import { decodeQuietly } from '../content-graph/words.ts';
import type { GraphRule } from './define-rule.ts';
import { eachTarget } from './each-target.ts';
import { fileOf } from './no-broken-link.ts';
import { retarget } from './retarget.ts';

/** A link's fragment has the letter case of its anchor. */
export const anchorCase: GraphRule = {
  id: 'anchor-case',
  isLocal: true,
  judge: eachTarget(
    (graph) => (link) => {
      if (link.isImage || !link.target.includes('#') || graph.config.typed) return undefined;
      const fragment = decodeQuietly(link.target.slice(link.target.indexOf('#') + 1));
      if (fragment === fragment.toLowerCase()) return undefined;
      const found = resolveTarget(graph, link.page, fileOf(link.page, link), link.target);
      if (found.kind !== 'page' || found.fragment === '' || found.page.faults.length > 0) return undefined;
      const ids = found.page.editions.flatMap(({ anchors }) => anchors.map(({ id }) => id));
      if (ids.includes(found.fragment)) return undefined;
      const actual = ids.find((id) => id.toLowerCase() === found.fragment.toLowerCase());
      if (actual === undefined) return undefined;
      const right = `${link.target.slice(0, link.target.indexOf('#'))}#${actual}`;
      const fix = retarget(link, right);
      return {
        reason: `Unexpected letter case in \`#${found.fragment}\`, expected \`#${actual}\``,
        note: `Write \`${right}\`.`,
        actual: `#${found.fragment}`,
        expected: [right],
        ...(fix && { fix }),
      };
    },
    /#.*(?:[A-Z%]|[^\x00-\x7F])/,
  ),
};
