import type { LiveCheck } from '../check/live.ts';
import { isRecord } from '../content-graph/is-record.ts';
import type { Anchor, EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { parsePage } from '../content-graph/parse.ts';
import { publishedAddress, readPublished } from '../content-graph/published.ts';
import type { Edit } from '../rules/define-rule.ts';
import { addEntries, removeEntries } from '../rules/edit-frontmatter.ts';
import { anchorEdit } from './heading-edit.ts';
import { addEdit, emptyPlan, overlayOf, type Plan, type ReadText } from './plan.ts';
import { editRedirects } from './redirects-edit.ts';
import { targetRange, usesIn } from './uses.ts';

export interface RenameOptions {
  live: LiveCheck;
  page: PageFacts;
  /** The anchor as links name it. */
  id: string;
  /** Another id, or other words for a heading. */
  name: string;
  read: ReadText;
}

/** What has to change so that a heading or a cause is called otherwise: its own place, every link to it, and what published links need. */
export function planRename({ live, page, id, name, read }: RenameOptions): Plan {
  const { graph } = live;
  const plan = emptyPlan();
  for (const [file, anchors] of Map.groupBy(anchorsOf(page, id), ({ place }) => (place.file ? `${page.root}/${place.file}` : page.file))) {
    for (const anchor of anchors) addEdit(plan, file, anchorEdit(anchor, read(file), { name, isTyped: graph.config.typed }));
  }
  const after = live.fork(overlayOf(plan, read, live.texts)).graph;
  const renamed = compareAnchors(graph, after);
  followLinks(plan, graph, renamed, read);
  if (graph.config.typed) {
    keepPromises(plan, graph, renamed, read);
    for (const file of renamed.keys()) dropNeedlessAliases(plan, after.pageOf(file), read);
    followRedirects(plan, graph, renamed);
  }
  return plan;
}

/** The places of an id in all editions; products can have it at different ones. */
function anchorsOf(page: PageFacts, id: string): Anchor[] {
  const all = page.editions.flatMap((edition) => edition.anchors).filter((anchor) => anchor.id === id);
  if (all.length === 0) {
    const known = new Set(page.editions.flatMap((edition) => edition.anchors.map((anchor) => anchor.id)));
    throw new OwnFailure(`Cannot rename #${id}: ${page.path} has no such anchor, expected one of ${[...known].join(', ')}`);
  }
  return all.filter(
    ({ place }, index) => all.findIndex((other) => other.place.offset === place.offset && other.place.file === place.file) === index,
  );
}

/** Old to new id, by page and product; `undefined` stands for the one unnamed product. */
type Renamed = Map<string, Map<string | undefined, Map<string, string>>>;

/** One heading's new words can give a second one of the same words another id: what counts is what all ids are afterwards. */
function compareAnchors(before: Graph, after: Graph): Renamed {
  const renamed: Renamed = new Map();
  for (const page of before.pages) {
    const next = after.pageOf(page.file);
    if (!next || next === page) continue;
    for (const edition of page.editions) {
      for (const product of edition.products.length > 0 ? edition.products : [undefined]) {
        const ids = changedIds(edition, after.editionOf(next, product), page);
        if (ids.size > 0) renamed.set(page.file, (renamed.get(page.file) ?? new Map()).set(product, ids));
      }
    }
  }
  return renamed;
}

function changedIds(edition: EditionFacts, next: EditionFacts | undefined, page: PageFacts): Map<string, string> {
  if (next?.anchors.length !== edition.anchors.length)
    throw new OwnFailure(`Cannot rename in ${page.path}: its other anchors would change too`);
  const pairs = edition.anchors.map(({ id }, index) => [id, next.anchors[index]?.id ?? id] as const);
  return new Map(pairs.filter(([old, id]) => old !== id));
}

function followLinks(plan: Plan, graph: Graph, renamed: Renamed, read: ReadText): void {
  for (const use of usesIn(graph)) {
    const { found, products, reference } = use;
    if (found.kind !== 'page' || found.fragment === '') continue;
    const byProduct = renamed.get(found.page.file);
    if (!byProduct) continue;
    const keys = products.length > 0 ? products : [undefined];
    const ids = new Set(keys.map((key) => idsOf(byProduct, key)?.get(found.fragment) ?? found.fragment));
    const [id = found.fragment] = ids;
    if (ids.size === 1 && id === found.fragment) continue;
    const range = use.isVarying || ids.size > 1 ? undefined : targetRange(use, read(use.file));
    if (!range) {
      throw new OwnFailure(
        `Cannot rewrite the link in ${use.file}, line ${reference.place.line}: write it out for each product, and rename again`,
      );
    }
    addEdit(plan, use.file, { ...range, offset: range.offset + reference.target.indexOf('#') + 1, text: id });
  }
}

/** Where pages name no products, the readers of every product get the one edition. */
function idsOf(byProduct: ReadonlyMap<string | undefined, Map<string, string>>, key: string | undefined): Map<string, string> | undefined {
  return byProduct.get(key) ?? byProduct.get(undefined);
}

/** A published anchor goes on leading to its place. */
function keepPromises(plan: Plan, graph: Graph, renamed: Renamed, read: ReadText): void {
  for (const [file, byProduct] of renamed) {
    const page = graph.pageOf(file);
    if (!page || page.path.startsWith('shared/')) continue;
    const published = readPublished(page.root);
    const address = publishedAddress(page);
    const kept = [...byProduct].flatMap(([product, ids]) => [...ids].filter(([old]) => published[product ?? '']?.[address]?.includes(old)));
    const aliases = new Map(kept.map(([old, id]) => [old, `#${id}`]));
    for (const edit of aliasEdits(page, aliases, read(file))) addEdit(plan, file, edit);
  }
}

function aliasEdits(page: PageFacts, aliases: ReadonlyMap<string, string>, text: string): Edit[] {
  return addEntries(parsePage(page.file, page.path, text), 'aliases', aliases);
}

/** An anchor that has its old name back needs no alias for it. */
function dropNeedlessAliases(plan: Plan, after: PageFacts | undefined, read: ReadText): void {
  if (!after) return;
  const { aliases } = after.frontmatter;
  const isBack = (id: string): boolean => after.editions.every(({ anchors }) => anchors.some((anchor) => anchor.id === id));
  const keys = new Set(Object.keys(isRecord(aliases) ? aliases : {}).filter(isBack));
  for (const edit of removeEntries(parsePage(after.file, after.path, read(after.file)), 'aliases', keys)) {
    const others = plan.edits.get(after.file) ?? [];
    plan.edits.set(after.file, [...others.filter(({ offset, endOffset }) => offset < edit.offset || endOffset > edit.endOffset), edit]);
  }
}

function followRedirects(plan: Plan, graph: Graph, renamed: Renamed): void {
  const byAddress = new Map([...renamed].map(([file, byProduct]) => [publishedAddress(graph.pageOf(file) ?? { path: '' }), byProduct]));
  editRedirects(plan, graph, (address, anchor) => {
    const id = [...(byAddress.get(address)?.values() ?? [])].map((ids) => ids.get(anchor.slice(1))).find((next) => next !== undefined);
    return id === undefined ? undefined : `${address}#${id}`;
  });
}
