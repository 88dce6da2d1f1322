import { type CompletionItem, CompletionItemKind, InsertTextFormat, type TextEdit } from 'vscode-languageserver';
import type { EditionKey } from '../content-graph/config.ts';
import { nearest } from '../rules/nearest.ts';
import { completeElement, completePlaceholder } from './complete-element.ts';
import { completeFrontmatter } from './complete-frontmatter.ts';
import { anchors, images, targets } from './complete-target.ts';
import { cursorAt } from './cursor.ts';
import type { Cursor } from './cursor-kinds.ts';
import { toDocument } from './position.ts';
import type { OpenPage } from './workspace.ts';

/** What can be chosen, before it knows what it replaces. */
export interface Choice {
  label: string;
  kind: CompletionItemKind;
  /** What is shown beside it: a title, what a value means. */
  detail?: string;
  documentation?: string;
  /** What an editor compares with what is written, where it is not the label. */
  filter?: string;
  /** What is written, where it is more than the label. */
  text?: string;
  /** The same with `$1` where the writer goes on, for an editor that goes there. */
  snippet?: string;
  /** Products of the page whose readers do not have it. */
  lacking?: readonly EditionKey[];
}

/** Everything that fits at an offset of an open page; an editor filters it by what is written. */
export function complete(open: OpenPage, offset: number, { hasSnippets = false } = {}): CompletionItem[] {
  const cursor = cursorAt(open.text, offset);
  if (!cursor) return [];
  const after = /^[^\r\n]*/.exec(open.text.slice(offset))?.[0] ?? '';
  const rest = restOf(cursor, after);
  const document = toDocument(open.file, open.text);
  const range = { start: document.positionAt(cursor.from), end: document.positionAt(offset + rest.length) };
  const isContinued = isFollowed(cursor, after.slice(rest.length));
  const choices = mendSpelling(choicesFor(cursor, open), cursor.written);
  return choices.map((choice, index) => {
    const { label, text = label, snippet } = choice;
    const item = toItem(choice, index, { range, newText: isContinued ? label : hasSnippets && snippet ? snippet : text });
    if (!isContinued && hasSnippets && snippet) item.insertTextFormat = InsertTextFormat.Snippet;
    return item;
  });
}

function choicesFor(cursor: Cursor, open: OpenPage): Choice[] {
  switch (cursor.kind) {
    case 'target':
      return cursor.isImage ? images(open, cursor) : targets(open, cursor);
    case 'anchor':
      return anchors(open, cursor.path);
    case 'placeholder':
      return completePlaceholder(open, cursor.of);
    case 'closing':
      return [{ label: cursor.open, kind: CompletionItemKind.Class, text: `${cursor.open}>` }];
    case 'field':
    case 'value':
      return open.graph.config.typed ? completeFrontmatter(cursor, open) : [];
    default:
      return open.graph.config.typed ? completeElement(cursor, open) : [];
  }
}

/** What is left behind the cursor of the word it stands in: a choice replaces that too. */
function restOf({ kind }: Cursor, after: string): string {
  const word = {
    target: /^[^\s)>"'#]*(?=[)>"'#])/,
    anchor: /^[^\s)>"']*(?=[)>"'])/,
    component: /^\w+(?=[\s/>])/,
    closing: /^\w*>?/,
    attribute: /^[\w-]+(?==)/,
    'attribute-value': /^[^\s"']+(?=["'\s])/,
    placeholder: /^[\w.-]+(?=\s*\})/,
    field: /^[\w-]+(?=:)/,
    value: /^[\w./-]+(?=\s*(?:['",\]}]|$))/,
  } satisfies Record<Cursor['kind'], RegExp>;
  return word[kind].exec(after)?.[0] ?? '';
}

/** Whether what a choice would add stands there already: an attribute's value, a field's colon, a component's attributes. */
function isFollowed({ kind }: Cursor, after: string): boolean {
  if (kind === 'attribute') return after.startsWith('=');
  if (kind === 'field') return after.startsWith(':');
  return kind === 'component' && /^(?:\s+[\w-]+=|\s*\/?>)/.test(after);
}

/** Editors only show what has the written letters in their order; where nothing has, what is closest is shown for what is written. */
function mendSpelling(choices: readonly Choice[], written: string): readonly Choice[] {
  if (written === '' || choices.some(({ label, filter = label }) => holds(filter, written))) return choices;
  const right = nearest(
    written,
    choices.map(({ label, filter = label }) => filter),
  );
  return choices
    .map((choice) => ((choice.filter ?? choice.label) === right ? { ...choice, filter: written } : choice))
    .toSorted((a, b) => Number(b.filter === written) - Number(a.filter === written));
}

/** Whether a text has the letters of a word in their order, others between them. */
export function holds(text: string, word: string): boolean {
  const letters = text.toLowerCase();
  let at = 0;
  return [...word.toLowerCase()].every((letter) => {
    at = letters.indexOf(letter, at) + 1;
    return at > 0;
  });
}

function toItem(
  { label, kind, filter = label, detail, documentation, lacking = [] }: Choice,
  index: number,
  textEdit: TextEdit,
): CompletionItem {
  const item: CompletionItem = {
    label,
    kind,
    textEdit,
    filterText: filter,
    sortText: `${lacking.length > 0 ? 1 : 0}${String(index).padStart(5, '0')}`,
  };
  const mark = lacking.length > 0 ? `not in ${lacking.join(', ')}` : undefined;
  if (detail || mark) item.detail = [mark, detail].filter(Boolean).join(' · ');
  if (mark) item.labelDetails = { description: mark };
  if (documentation) item.documentation = { kind: 'markdown', value: documentation };
  return item;
}
