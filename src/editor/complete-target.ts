import { basename } from 'node:path';
import { CompletionItemKind } from 'vscode-languageserver';
import type { EditionKey } from '../content-graph/config.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import { resolveTarget } from '../content-graph/link.ts';
import { encodeTarget, targetTo } from '../rules/retarget.ts';
import type { Choice } from './complete.ts';
import type { Cursor } from './cursor-kinds.ts';
import type { OpenPage } from './workspace.ts';

/** The beginning of a target that is being written; nothing is known of its form where it is empty. */
type Written = Pick<Extract<Cursor, { kind: 'target' }>, 'written' | 'isBracketed'>;

const anyForm: Written = { written: '', isBracketed: false };

/** The products that a page is for; one unnamed product counts as none. */
export function productsOf(page: PageFacts | undefined): EditionKey[] {
  return page?.editions.flatMap(({ products }) => products) ?? [];
}

/** Pages in the same folder first, then by path, in the form that is being written. */
export function targets(open: OpenPage, written = anyForm): Choice[] {
  const { graph, file, page } = open;
  const wanted = productsOf(page);
  const isNear = (other: PageFacts): number =>
    other.file.slice(0, other.file.lastIndexOf('/')) === file.slice(0, file.lastIndexOf('/')) ? 0 : 1;
  return graph.pages
    .filter((other) => other.file !== file && !(graph.config.typed && other.path.startsWith('shared/')))
    .toSorted((a, b) => isNear(a) - isNear(b))
    .map((other) => ({
      ...inForm(open, other.file, written),
      kind: CompletionItemKind.File,
      detail: other.editions[0]?.title || other.path,
      lacking: wanted.filter((product) => !graph.editionOf(other, product)),
    }));
}

export function images(open: OpenPage, written = anyForm): Choice[] {
  const files = new Set(open.graph.roots.flatMap((root) => [...root.files]));
  return [...files]
    .filter((other) => /\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(other))
    .map((other) => ({ ...inForm(open, other, written), kind: CompletionItemKind.File, detail: basename(other) }));
}

/** A path as the writer began it: from the top, with `./`, with spaces between angle brackets, encoded or not. */
function inForm({ graph, file, page }: OpenPage, other: string, { written, isBracketed }: Written): Pick<Choice, 'label' | 'filter'> {
  const top = written.startsWith('/') && page ? graph.topsOf(page).find((folder) => other.startsWith(`${folder}/`)) : undefined;
  const fromTop = top === undefined ? undefined : encodeTarget(other.slice(top.length));
  const relative = targetTo(file, other);
  const dotted = written.startsWith('./') && !relative.startsWith('../') ? `./${relative}` : relative;
  const path = fromTop !== undefined && !graph.config.typed ? fromTop : dotted;
  const label = isBracketed ? path.replaceAll('%20', ' ') : path;
  const known = decodeURI(fromTop ?? dotted);
  return { label, filter: written.includes('%') ? encodeURI(known) : known };
}

export function anchors({ graph, file, page }: OpenPage, path: string): Choice[] {
  if (!page) return [];
  const found = path === '' ? { kind: 'page' as const, page } : resolveTarget(graph, page, file, path);
  if (found.kind !== 'page') return [];
  const wanted = productsOf(page);
  const choices = new Map<string, Choice>();
  for (const { anchors: all } of found.page.editions) {
    for (const { id, text, kind } of all) {
      if (kind === 'footnote' || choices.has(id)) continue;
      const lacking = wanted.filter((product) => !graph.editionOf(found.page, product)?.anchors.some((anchor) => anchor.id === id));
      choices.set(id, { label: id, kind: CompletionItemKind.Reference, detail: text, lacking });
    }
  }
  return [...choices.values()];
}
