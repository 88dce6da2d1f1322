import type { Graph } from '../content-graph/graph.ts';
import { resolveTarget } from '../content-graph/link.ts';
import type { GraphRule } from './define-rule.ts';
import { eachTarget, type Target, type TargetProblem } from './each-target.ts';
import { fileOf } from './no-broken-link.ts';
import { retarget, targetTo } from './retarget.ts';
import { suggestTarget } from './suggest-target.ts';

/** An image, a video, a sound is there, under exactly the name that the page says. */
export const noMissingImage: GraphRule = {
  id: 'no-missing-image',
  isLocal: true,
  judge: eachTarget((graph) => {
    const areTopsKnown = provesTops(graph);
    return (image) => (image.isImage ? judgeImage(graph, image, areTopsKnown) : undefined);
  }),
};

function judgeImage(graph: Graph, image: Target, areTopsKnown: boolean): TargetProblem | undefined {
  const file = fileOf(image.page, image);
  const { target } = image;
  const found = resolveTarget(graph, image.page, file, target);
  if (found.kind === 'empty') {
    return {
      reason: 'Unexpected image without a source, expected the path of a picture',
      note: 'Write the path between the parentheses, or delete the image.',
    };
  }
  if (found.kind === 'wrong-case') {
    const right = targetTo(file, found.actual);
    const reason = `Unexpected letter case in \`${target}\`, expected \`${right}\``;
    return { reason, note: `Write \`${right}\`.`, actual: target, expected: [right], ...fixOf(image, right) };
  }
  if (found.kind === 'unknown' && areTopsKnown && isFromTop(target)) return missing(target);
  if (found.kind !== 'missing') return undefined;
  const right = suggestTarget(graph, file, target, found.file);
  return right === undefined ? missing(target) : { ...missing(target, right.target), ...(right.isCertain && fixOf(image, right.target)) };
}

function missing(target: string, right?: string): TargetProblem {
  return {
    reason: `Unexpected ${kindOf(target)} \`${target}\`, expected a file that exists${right === undefined ? '' : `, such as \`${right}\``}`,
    note: right === undefined ? 'Put the file there, or delete what shows it.' : `Write \`${right}\` if that is the file you mean.`,
    actual: target,
    expected: right === undefined ? [] : [right],
  };
}

/** What the reader would see or hear. */
function kindOf(target: string): 'image' | 'video' | 'sound' {
  const ending = /\.([a-z\d]+)(?:[?#]|$)/i.exec(target)?.[1]?.toLowerCase() ?? '';
  if (/^(?:mp4|m4v|webm|ogv|mov|avi|mkv)$/.test(ending)) return 'video';
  return /^(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)$/.test(ending) ? 'sound' : 'image';
}

function fixOf(image: Target, right: string): Pick<TargetProblem, 'fix'> {
  const fix = retarget(image, right);
  return fix ? { fix } : {};
}

function isFromTop(target: string): boolean {
  return /^\/[^/{<$]+[^{<$]*\.[a-z\d]{2,5}(?:[?#]|$)/i.test(target);
}

/** Whether the folder that `/…` counts from is among those that are looked into: most pictures named so are found there. */
function provesTops(graph: Graph): boolean {
  const targets = new Map<string, boolean>();
  for (const page of graph.pages) {
    for (const { images } of page.editions) {
      for (const { target } of images)
        if (isFromTop(target)) targets.set(target, resolveTarget(graph, page, page.file, target).kind === 'file');
    }
  }
  const found = [...targets.values()].filter(Boolean).length;
  return found >= 3 && found / targets.size >= 0.75;
}
