import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toSlashes } from '../content-graph/files.ts';
import type { Place } from '../content-graph/place.ts';
import type { Edit } from '../rules/define-rule.ts';
import type { TextEdit } from 'vscode-languageserver';

/** A file as the engine names it: absolute, with `/`; nothing for a draft that has no file yet, or one that this machine cannot name. */
export function toFile(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? toSlashes(fileURLToPath(uri)) : undefined;
  } catch {
    return undefined;
  }
}

/** The same where it is a page. */
export function pageOf(uri: string): string | undefined {
  const file = toFile(uri);
  return file !== undefined && /\.mdx?$/i.test(file) ? file : undefined;
}

export function toUri(file: string): string {
  return pathToFileURL(file).href;
}

/** The protocol counts lines and columns from 0, places from 1; both in UTF-16 units. */
export function toRange({ line, column, endLine, endColumn }: Pick<Place, 'line' | 'column' | 'endLine' | 'endColumn'>): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

export function toDocument(file: string, text: string): TextDocument {
  return TextDocument.create(toUri(file), 'mdx', 0, text);
}

/** Edits by offset as an editor wants them, with the line ending of the text. */
export function toTextEdits(file: string, text: string, edits: readonly Edit[]): TextEdit[] {
  const document = toDocument(file, text);
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  return edits.map(({ offset, endOffset, text: next }) => ({
    range: { start: document.positionAt(offset), end: document.positionAt(endOffset) },
    newText: next.replace(/\r?\n/g, ending),
  }));
}

/** Whether an offset stands in a range, its end included: a cursor behind the last sign still means the word. */
export function isIn(offset: number, place: { offset: number; endOffset: number }): boolean {
  return offset >= place.offset && offset <= place.endOffset;
}
