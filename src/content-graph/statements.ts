import { toString } from 'mdast-util-to-string';
import type { MdastNode } from 'satteri';
import { numberWords, roleKinds, roles, units } from './fact-words.ts';

export type FactKind = 'figure' | 'address' | 'path' | 'role' | 'label';

/** A word or number that makes a statement true or false. */
export interface StatedFact {
  kind: FactKind;
  /** As written. */
  text: string;
  /** In one form: `1 day` and `24 hours`, `space admins` and `space administrator` are the same. */
  value: string;
}

/** A paragraph as far as it states facts. */
export interface Statement {
  /** All its words, on one line. */
  text: string;
  /** Its words in lower case, each fact replaced by its kind. */
  frame: string[];
  facts: StatedFact[];
}

const numbers = Object.keys(numberWords).join('|');
const unit = units.map((name) => (/^\p{L}{2,}$/u.test(name) ? `${name}(?:e?s)?` : name)).join('|');
const role = `(?:(?:${roleKinds.join('|')}|resource pool)\\s)?(?:${roles.join('|')})s?`;
const figurePattern = new RegExp(
  String.raw`(?<![\w.,:-])(?:[$€£]\s?\d+(?:[.,]\d+)*|(\d+(?:[.,]\d+)*|(?:${numbers})(?=[\s-]))[\s-]?(${unit})(?!\w|\s+${role}\b))`,
  'gi',
);
const rolePattern = new RegExp(String.raw`\b${role}\b`, 'gi');
const addressSource = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/[^\s<>()]*[\w/]`;
const addressPattern = new RegExp(addressSource, 'g');

/** Where a label stood: its place in the list of labels, as a letter that no text has. */
const hidden = String.raw`[\ue000-\uf8ff]`;
const named = String.raw`\p{Lu}[\p{L}\p{N}'’&-]*(?: \p{Lu}[\p{L}\p{N}'’&-]*){0,3}`;
const pathPattern = new RegExp(String.raw`(?:${hidden}|${named})(?:\s*(?:[>›»→]|->)\s*(?:${hidden}|${named}))+`, 'gu');

/** Facts that a text shows by signs of their own: addresses, and paths of clicks, `Settings > Users`. */
export const standingFacts = new RegExp(String.raw`${addressSource}|${named}(?:\s*(?:[>›»→]|->)\s*${named})+`, 'gu');

/** Cheap, and never wrong where it says no: whether a text can hold a figure. */
export function mayHoldFigure(text: string): boolean {
  return /[\d$€£]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty|ninety)\b/i.test(text);
}

const blank = /[\s\u00a0]+/g;
const mark = { figure: '\u0001', address: '\u0002', role: '\u0003', label: '\u0004', path: '\u0005' } as const satisfies Record<
  FactKind,
  string
>;

/** Reads what a paragraph, or all of a text, states. */
export function toStatement(node: MdastNode): Statement {
  const facts: StatedFact[] = [];
  const text = toString(node).replace(blank, ' ').trim();
  let rest = text;
  const labels = labelsIn(node);
  const shown = (written: string): string => written.replace(/[\ue000-\uf8ff]/g, (letter) => labels[letter.charCodeAt(0) - 0xe000] ?? '');
  const replace = (kind: FactKind, pattern: RegExp, toValue: (text: string, ...parts: (string | undefined)[]) => string): void => {
    rest = rest.replaceAll(pattern, (written: string, ...parts: string[]) => {
      const words = shown(written);
      facts.push({ kind, text: words, value: toValue(words, ...parts) });
      return ` ${mark[kind]} `;
    });
  };
  for (const [index, label] of labels.entries()) rest = rest.replaceAll(label, String.fromCharCode(0xe000 + index));
  if (/[>›»→]/.test(rest)) replace('path', pathPattern, (written) => written.toLowerCase().replace(/\s*(?:[>›»→]|->)\s*/g, ' > '));
  if (labels.length > 0) replace('label', /[\ue000-\uf8ff]/g, (written) => written.toLowerCase());
  if (/@|:\/\//.test(rest)) replace('address', addressPattern, (written) => written.toLowerCase().replace(/\/$/, ''));
  if (mayHoldFigure(rest)) replace('figure', figurePattern, toQuantity);
  replace('role', rolePattern, toRole);
  return { text, frame: wordsOf(rest), facts };
}

/** Words in lower case; the marks of facts count as words. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+|[\u0001-\u0005]/gu) ?? [];
}

/** Whether words are the mark of a fact. */
export function isMark(word: string): boolean {
  return word <= '\u0005';
}

/** Bold words that name a button or a page of the product, the longest first. */
function labelsIn(node: MdastNode): string[] {
  const labels = new Set<string>();
  const visit = (child: MdastNode): void => {
    if (child.type === 'strong') {
      const label = toString(child)
        .replace(blank, ' ')
        .trim()
        .replace(/[.,;]+$/, '');
      if (isLabel(label)) labels.add(label);
    } else if ('children' in child && child.type !== 'link') for (const inner of child.children) visit(inner);
  };
  visit(node);
  return [...labels].sort((a, b) => b.length - a.length).slice(0, 1000);
}

/** With a colon bold words are a heading in the line, and many of them are a claim. */
export function isLabel(words: string): boolean {
  const label = words.trim();
  return !/[:：]$/.test(label) && /\p{L}/u.test(label) && !label.includes('@') && label.split(' ').length <= 5;
}

const minutes: Record<string, number> = { minute: 1, min: 1, hour: 60, h: 60, day: 1440, week: 10_080 };

function toQuantity(written: string, number?: string, unitText = ''): string {
  if (number === undefined) return written.replace(/\s/g, '');
  const one = unitText.toLowerCase().replace(/(?<=\w{2})s$/, '');
  const value = numberWords[number.toLowerCase()] ?? Number(number.replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.'));
  const factor = minutes[one];
  return factor === undefined ? `${value} ${one}` : `${value * factor} minute`;
}

function toRole(written: string): string {
  return written
    .toLowerCase()
    .replace(blank, ' ')
    .replace(/s$/, '')
    .replace(/admin$/, 'administrator')
    .replace('organisation', 'organization');
}

/** Three words in a row, as one number each; fewer words make one run. */
export function runsOf(words: readonly string[], length = 3): Set<number> {
  const runs = new Set<number>();
  for (let at = 0; at + length <= words.length; at += 1) runs.add(hash(words.slice(at, at + length).join(' ')));
  if (runs.size === 0 && words.length > 0) runs.add(hash(words.join(' ')));
  return runs;
}

/** FNV-1a in 30 bits, which V8 keeps without a heap object; equal texts give equal numbers in every run. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) & 0x3fffffff;
}

/** Share of the runs of both that both have, 0 to 1. */
export function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let common = 0;
  for (const run of one) if (other.has(run)) common += 1;
  return common / (one.size + other.size - common || 1);
}
