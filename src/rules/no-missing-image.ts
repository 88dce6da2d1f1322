import type { Graph } from '../content-graph/graph.ts';
import type { PageFacts, Reference } from '../content-graph/facts.ts';
import { relativePath, resolveTarget } from '../content-graph/link.ts';
import type { GraphRule, Problem } from './define-rule.ts';
import { fileOf, nearestFile } from './no-broken-link.ts';

/** An image is there, under exactly the name that the page says. */
export const noMissingImage: GraphRule = {
  id: 'no-missing-image',
  judge(graph, report) {
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const image of edition.images) {
          const problem = judgeImage(graph, page, image);
          if (problem) report(page, edition.products, { ...problem, place: image.place });
        }
      }
    }
  },
};

function judgeImage(graph: Graph, page: PageFacts, image: Reference): Omit<Problem, 'place'> | undefined {
  const file = fileOf(page, image);
  const found = resolveTarget(graph, page, file, image.target);
  if (found.kind === 'empty') {
    return {
      reason: 'Unexpected image without a source, expected the path of a picture',
      note: 'Write the path between the parentheses, or delete the image.',
    };
  }
  if (found.kind === 'wrong-case') {
    const right = relativePath(file, found.actual);
    return {
      reason: `Unexpected letter case in \`${image.target}\`, expected \`${right}\``,
      note: `Write \`${right}\`.`,
      actual: image.target,
      expected: [right],
    };
  }
  if (found.kind !== 'missing') return undefined;
  const near = nearestFile(graph, found.file);
  const right = near === undefined ? undefined : relativePath(file, near);
  return {
    reason: `Unexpected image \`${image.target}\`, expected a file that exists${right === undefined ? '' : `, such as \`${right}\``}`,
    note: right === undefined ? 'Put the picture there, or delete the image.' : `Write \`${right}\` if that is the picture you mean.`,
    actual: image.target,
    expected: right === undefined ? [] : [right],
  };
}
