import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { codeOf } from './files.ts';
import { nestingFault } from './nesting.ts';
import { type Place, Places, startOfFile } from './place.ts';
import { readFrontmatter } from './read-frontmatter.ts';

/** Why a page cannot be judged, with the place and the remedy; the only thing that is told of such a page. */
export interface Fault {
  place: Place;
  reason: string;
  note: string;
}

/** One file, parsed. */
export interface Page {
  /** Absolute, with `/`. */
  file: string;
  /** Below the checked folder. */
  path: string;
  format: 'md' | 'mdx';
  /** The text without its byte order mark. */
  source: string;
  places: Places;
  /** Missing where the file could not be read or parsed: its anchors are unknown. */
  tree?: Root;
  /** What the frontmatter says; empty where there is none or it is broken. */
  frontmatter: Record<string, unknown>;
  /** Range of the frontmatter, fences included. */
  frontmatterPlace?: Place;
  faults: Fault[];
}

export const features = { headingAttributes: true, frontmatter: true, gfm: true } as const;

/** A text without its byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Reads and parses a file; whatever is wrong with it becomes a fault, never an exception. */
export function readPage(file: string, path: string, maxBytes: number): Page {
  let bytes: Buffer | number;
  try {
    bytes = readBytes(file, maxBytes);
  } catch (cause) {
    return unread(file, path, {
      reason: `Unexpected unreadable file, ${codeOf(cause)}`,
      note: 'Make the file readable, or leave it out with `ignore` in the configuration.',
    });
  }
  if (typeof bytes === 'number') return unread(file, path, tooLarge(bytes, maxBytes));
  if (bytes.subarray(0, 8000).includes(0)) {
    return unread(file, path, {
      reason: 'Unexpected binary content, expected text in UTF-8',
      note: 'Save the file as UTF-8 text, or give it another extension.',
    });
  }
  return parsePage(file, path, bytes.toString('utf8'));
}

/** The text of a file that was read before; empty where it has become unreadable since. */
export function readSource(file: string, maxBytes: number): string {
  try {
    const bytes = readBytes(file, maxBytes);
    return typeof bytes === 'number' ? '' : withoutMark(bytes.toString('utf8'));
  } catch {
    return '';
  }
}

/** The content of a file, or its size where that is over the limit. */
function readBytes(file: string, maxBytes: number): Buffer | number {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    return size > maxBytes ? size : readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function tooLarge(size: number, limit: number): Omit<Fault, 'place'> {
  const isSmall = limit < 1_000_000 || megabytes(size) === megabytes(limit);
  const [actual, most] = [size, limit].map(isSmall ? (bytes) => `${bytes} bytes` : (bytes) => `${megabytes(bytes)} MB`);
  return {
    reason: `Unexpected file of ${actual}, expected at most ${most}`,
    note: 'Split the page, or raise `maxBytes` in the configuration.',
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0);
}

function unread(file: string, path: string, fault: Omit<Fault, 'place'>): Page {
  return { ...emptyPage(file, path, ''), faults: [{ place: startOfFile, ...fault }] };
}

function emptyPage(file: string, path: string, source: string): Page {
  const format = /x$/i.test(file) ? 'mdx' : 'md';
  return { file, path, format, source, places: new Places(source), frontmatter: {}, faults: [] };
}

/** Parses a text as the file would be; the editor calls it with its buffer. */
export function parsePage(file: string, path: string, text: string): Page {
  const page = emptyPage(file, path, withoutMark(text));
  try {
    const parse = page.format === 'mdx' ? mdxToMdast : markdownToMdast;
    page.tree = asRoot(parse(page.source, { features }));
  } catch (cause) {
    page.faults.push(syntaxFault(page, cause));
    return page;
  }
  const tooDeep = nestingFault(page.tree);
  if (tooDeep) {
    delete page.tree;
    page.faults.push(tooDeep);
    return page;
  }
  readFrontmatter(page, page.tree);
  return page;
}

function asRoot(tree: { type: string }): Root {
  return tree as Root; // both parsers return a root; their declared type is any node
}

/** Sätteri tells `line:column: reason (rule)`, nothing else. */
function syntaxFault(page: Page, cause: unknown): Fault {
  const message = cause instanceof Error ? cause.message : String(cause);
  const [, line, column, reason] = /^(?:(\d+):(\d+): )?([\s\S]*?)(?: \([\w-]+:[\w-]+\))?$/.exec(message) ?? [];
  const text = (reason ?? message).split('\n')[0]?.replace(/ \(\d+:\d+\)/g, '') ?? '';
  const whole = page.places.line(Number(line ?? 1));
  const offset = Math.min(whole.offset + Number(column ?? 1) - 1, whole.endOffset);
  const place = page.places.range(offset, Math.min(offset + 1, whole.endOffset));
  if (page.source.startsWith('<!--', offset)) {
    return {
      place,
      reason: 'Unexpected `<!--`, expected `{/*` before a comment in MDX',
      note: 'Write `{/* … */}`, or delete the comment.',
    };
  }
  return {
    place,
    reason: `Unexpected syntax, expected MDX: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
    note: 'Write `\\<` and `\\{` for signs that are meant as text, and close every tag; the rest of the page is checked once it can be parsed.',
  };
}
