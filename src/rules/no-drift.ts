import { collectPassages } from '../content-graph/passages.ts';
import type { GraphRule } from './define-rule.ts';
import { isChangelog } from './changelog.ts';
import { collectClaims, tellClaims } from './drift-of-claims.ts';
import { tellPassages } from './drift-of-passages.ts';
import { tellTwins } from './drift-of-twins.ts';
import { TellOnce } from './drift-told.ts';

/** What is told twice is told with the same facts. */
export const noDrift: GraphRule = {
  id: 'no-drift',
  gather({ page, facts }) {
    if (isChangelog(page.path)) return {};
    const claims = collectClaims(facts);
    const passages = collectPassages(page, facts);
    return { ...passages, ...claims, paragraph: (node, view) => (passages.paragraph?.(node, view), claims.paragraph?.(node, view)) };
  },
  judge(graph, report) {
    const told = new TellOnce(graph, report);
    tellClaims(graph, told);
    tellTwins(graph, told);
    tellPassages(graph, told);
  },
};
