import type { Graph } from '../content-graph/graph.ts';
import { folderOf } from '../content-graph/link.ts';
import { nearest } from './nearest.ts';
import { targetTo } from './retarget.ts';

/** A target that may be the one that was meant. */
export interface Suggestion {
  target: string;
  /** No other file can be meant: the target may be written without asking. */
  isCertain: boolean;
}

/** The file that a missing one became: git's rename, the only file of that name, or the most similar name in its folder. */
export function suggestTarget(graph: Graph, file: string, target: string, wanted: string): Suggestion | undefined {
  const rest = /[?#].*$/s.exec(target)?.[0] ?? '';
  const renamed = graph.renameOf(wanted);
  if (renamed !== undefined) return { target: targetTo(file, renamed) + rest, isCertain: true };
  const name = wanted.replace(/\/$/, '').split('/').at(-1) ?? '';
  const folder = folderOf(wanted.replace(/\/$/, ''));
  const moved = [...graph.filesNamed(name), ...(/\.\w+$/.test(name) ? [] : ['.md', '.mdx'].flatMap((end) => graph.filesNamed(name + end)))];
  const isOwnName = !/^(?:readme|index)\b/i.test(name);
  if (moved.length === 1 && moved[0] !== undefined && moved[0] !== file)
    return { target: targetTo(file, moved[0]) + rest, isCertain: isOwnName };
  const similar = nearest(name, graph.namesLike(folder, name));
  return similar === undefined || `${folder}/${similar}` === file
    ? undefined
    : { target: targetTo(file, `${folder}/${similar}`) + rest, isCertain: false };
}
