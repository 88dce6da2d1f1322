import type { Anchor } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { type Publisher, publishers } from '../content-graph/publishers.ts';

/** Whether a fragment leads to an anchor: in our own pages to the letter, elsewhere as the hosts do that make the most of it (see `anchor-case`). */
export function hasAnchor(anchors: readonly Anchor[], fragment: string, graph: Graph): boolean {
  if (anchors.some(({ id }) => id === fragment)) return true;
  if (graph.config.typed) return false;
  const wanted = fragment.toLowerCase();
  return (
    anchors.some(({ id }) => isOnCodeHost(id.toLowerCase(), wanted)) || graph.publishers.some((name) => publishes(name, anchors, wanted))
  );
}

/** Code hosts forgive letter case, and give ids a prefix. */
function isOnCodeHost(id: string, wanted: string): boolean {
  return id === wanted || `user-content-${id}` === wanted;
}

function publishes(name: keyof typeof publishers, anchors: readonly Anchor[], wanted: string): boolean {
  const publisher: Publisher = publishers[name];
  if (publisher.folds && anchors.some(({ id }) => fold(id.toLowerCase()) === fold(wanted))) return true;
  return isMade(publisher, anchors, wanted) || (name === 'gitbook' && isSpelt(anchors, wanted));
}

/** Whether the tool gives one of the headings this id; what repeats gets a number. */
function isMade({ idsOf, counter, folds }: Publisher, anchors: readonly Anchor[], wanted: string): boolean {
  const id = folds ? fold(wanted) : wanted;
  const [, base = id, number] = new RegExp(`^(.+)${counter}(\\d+)$`).exec(id) ?? [];
  let repeated = 0;
  for (const { kind, isOwn, text } of anchors) {
    if (kind !== 'heading' || isOwn) continue;
    const ids = idsOf(text);
    if (ids.includes(id)) return true;
    if (ids.includes(base)) repeated += 1;
  }
  return number !== undefined && Number(number) < repeated;
}

/** GitBook spells other scripts in Latin letters, by tables that are its own. */
function isSpelt(anchors: readonly Anchor[], wanted: string): boolean {
  return /^[\x21-\x7E]+$/.test(wanted) && anchors.some(({ kind, text }) => kind === 'heading' && /[^\p{Script=Latin}\P{L}]/u.test(text));
}

function fold(id: string): string {
  return id.replace(/-+/g, '-').replace(/^-|-$/g, '');
}
