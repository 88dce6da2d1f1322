import type { Anchor } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { type Publisher, publishers } from '../content-graph/publishers.ts';

type Anchors = readonly Anchor[];

/** The anchors that links lead to, each edition's indexed when it is first asked for. */
export class KnownAnchors {
  readonly graph: Graph;
  readonly #ids = new Map<Anchors, Set<string>>();
  readonly #lower = new Map<Anchors, Set<string>>();
  readonly #folded = new Map<Anchors, Set<string>>();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** In our own pages to the letter; elsewhere as the hosts do that make the most of it: see `anchor-case`. */
  has(anchors: Anchors, fragment: string): boolean {
    const ids = indexOf(anchors, this.#ids, (id) => id);
    if (ids.has(fragment) || this.graph.config.typed) return ids.has(fragment);
    const wanted = fragment.toLowerCase();
    const lower = indexOf(anchors, this.#lower, (id) => id.toLowerCase());
    // Code hosts forgive letter case, and give ids a prefix.
    if (lower.has(wanted) || lower.has(wanted.replace(/^user-content-/, ''))) return true;
    return this.graph.publishers.some((name) => this.#publishes(name, anchors, wanted));
  }

  #publishes(name: keyof typeof publishers, anchors: Anchors, wanted: string): boolean {
    const publisher: Publisher = publishers[name];
    if (publisher.folds && indexOf(anchors, this.#folded, (id) => fold(id.toLowerCase())).has(fold(wanted))) return true;
    return isMade(publisher, anchors, wanted) || (name === 'gitbook' && isSpelt(anchors, wanted));
  }
}

function indexOf(anchors: Anchors, indexes: Map<Anchors, Set<string>>, toForm: (id: string) => string): Set<string> {
  const known = indexes.get(anchors) ?? new Set(anchors.map(({ id }) => toForm(id)));
  indexes.set(anchors, known);
  return known;
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
