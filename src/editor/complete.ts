import { type CompletionItem, CompletionItemKind, type TextEdit } from 'vscode-languageserver';
import { basename } from 'node:path';
import type { EditionKey } from '../content-graph/config.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import { resolveTarget } from '../content-graph/link.ts';
import { targetTo } from '../rules/retarget.ts';
import { completeElement, completePlaceholder } from './complete-element.ts';
import { completeFrontmatter } from './complete-frontmatter.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { toDocument } from './position.ts';
import type { OpenPage } from './workspace.ts';

/** What can be chosen, before it knows what it replaces. */
export interface Choice {
  label: string;
  kind: CompletionItemKind;
  /** What is shown beside it: a title, what a value means. */
  detail?: string;
  documentation?: string;
  /** What is written, where it is more than the label. */
  text?: string;
  /** Products of the page whose readers do not have it. */
  lacking?: readonly EditionKey[];
}

/** Everything that fits at an offset of an open page; an editor filters it by what is written. */
export function complete(open: OpenPage, offset: number): CompletionItem[] {
  const cursor = cursorAt(open.text, offset);
  if (!cursor) return [];
  const document = toDocument(open.file, open.text);
  const range = { start: document.positionAt(cursor.from), end: document.positionAt(offset) };
  return choicesFor(cursor, open).map((choice, index) => toItem(choice, index, { range, newText: choice.text ?? choice.label }));
}

function choicesFor(cursor: Cursor, open: OpenPage): Choice[] {
  switch (cursor.kind) {
    case 'target':
      return cursor.isImage ? images(open) : targets(open);
    case 'anchor':
      return anchors(open, cursor.path);
    case 'placeholder':
      return completePlaceholder(open, cursor.of);
    case 'field':
    case 'value':
      return open.graph.config.typed ? completeFrontmatter(cursor, open) : [];
    default:
      return open.graph.config.typed ? completeElement(cursor, open) : [];
  }
}

function toItem({ label, kind, detail, documentation, lacking = [] }: Choice, index: number, textEdit: TextEdit): CompletionItem {
  const item: CompletionItem = {
    label,
    kind,
    textEdit,
    filterText: label,
    sortText: `${lacking.length > 0 ? 1 : 0}${String(index).padStart(5, '0')}`,
  };
  const mark = lacking.length > 0 ? `not in ${lacking.join(', ')}` : undefined;
  if (detail || mark) item.detail = [mark, detail].filter(Boolean).join(' · ');
  if (mark) item.labelDetails = { description: mark };
  if (documentation) item.documentation = { kind: 'markdown', value: documentation };
  return item;
}

/** The products that a page is for; one unnamed product counts as none. */
export function productsOf(page: PageFacts | undefined): EditionKey[] {
  return page?.editions.flatMap(({ products }) => products) ?? [];
}

/** Pages in the same folder first, then by path. */
export function targets({ graph, file, page }: OpenPage): Choice[] {
  const wanted = productsOf(page);
  const isNear = (other: PageFacts): number =>
    other.file.slice(0, other.file.lastIndexOf('/')) === file.slice(0, file.lastIndexOf('/')) ? 0 : 1;
  return graph.pages
    .filter((other) => other.file !== file && !(graph.config.typed && other.path.startsWith('shared/')))
    .toSorted((a, b) => isNear(a) - isNear(b))
    .map((other) => ({
      label: targetTo(file, other.file),
      kind: CompletionItemKind.File,
      detail: other.editions[0]?.title || other.path,
      lacking: wanted.filter((product) => !graph.editionOf(other, product)),
    }));
}

function images({ graph, file }: OpenPage): Choice[] {
  const files = new Set(graph.roots.flatMap((root) => [...root.files]));
  return [...files]
    .filter((other) => /\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(other))
    .map((other) => ({ label: targetTo(file, other), kind: CompletionItemKind.File, detail: basename(other) }));
}

function anchors({ graph, file, page }: OpenPage, path: string): Choice[] {
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
