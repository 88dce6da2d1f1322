import type { Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MdastNode } from 'satteri';
import type { Place } from './place.ts';
import type { PageView } from './walk.ts';

export type FactKind = 'figure' | 'address' | 'role' | 'label';

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
  place: Place;
  /** All its words, on one line. */
  text: string;
  /** Its words in lower case, each fact replaced by its kind. */
  frame: string[];
  facts: StatedFact[];
}

const units =
  '%|percent|hours?|days?|minutes?|mins?|seconds?|weeks?|months?|years?|[KMGT]i?B|v?CPUs?|cores?|users?|people|persons?|seats?|characters?|credits?|times';
const figure = new RegExp(String.raw`(?<![\p{L}\p{N}.,:-])(\d+(?:[.,]\d+)*)[\s-]?(${units})(?![\p{L}\p{N}])`, 'giu');
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const role =
  /(?<!\p{L})(?:(?:organi[sz]ation|space|instance|project|course|class|resource pool|external|affiliated)\s)?(?:administrator|admin|manager|editor|viewer|observer|owner|maintainer|moderator)s?(?!\p{L})/giu;

/** Cheap, and never wrong where it says no: whether a text can hold a figure. */
export function mayHoldFigure(text: string): boolean {
  return /\d[\d.,]*[\s-]?(?:%|(?:percent|hour|day|min|sec|week|month|year|[KMGT]i?B|v?CPU|core|user|people|person|seat|character|credit|time))/i.test(
    text,
  );
}

const blank = /[\s\u00a0]+/g;
const mark = { figure: '\u0001', address: '\u0002', role: '\u0003', label: '\u0004' } as const satisfies Record<FactKind, string>;

/** Reads a paragraph; `view` is only asked for its place. */
export function toStatement(node: Paragraph, view: PageView): Statement {
  const facts: StatedFact[] = [];
  const text = toString(node).replace(blank, ' ').trim();
  let rest = text;
  const replace = (kind: FactKind, pattern: RegExp | string, toValue: (text: string) => string): void => {
    rest = rest.replaceAll(pattern, (written: string) => {
      facts.push({ kind, text: written, value: toValue(written) });
      return ` ${mark[kind]} `;
    });
  };
  for (const label of labelsIn(node)) replace('label', label, (written) => written.toLowerCase());
  if (rest.includes('@')) replace('address', address, (written) => written.toLowerCase());
  if (/\d/.test(rest)) replace('figure', figure, toQuantity);
  replace('role', role, toRole);
  return { place: view.place(node), text, frame: wordsOf(rest), facts };
}

/** Words in lower case; the marks of facts count as words. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+|[\u0001-\u0004]/gu) ?? [];
}

/** Bold words that name a button or a page of the product, the longest first; with a colon they are a heading in the line. */
function labelsIn(node: MdastNode): string[] {
  const labels = new Set<string>();
  const visit = (child: MdastNode): void => {
    if (child.type === 'strong') {
      const label = toString(child)
        .replace(blank, ' ')
        .trim()
        .replace(/[.,;]+$/, '');
      if (!/[:：]$/.test(label) && /\p{L}/u.test(label) && !label.includes('@') && label.split(' ').length <= 5) labels.add(label);
    } else if ('children' in child && child.type !== 'link') for (const inner of child.children) visit(inner);
  };
  visit(node);
  return [...labels].sort((a, b) => b.length - a.length);
}

const minutes: Record<string, number> = { minute: 1, min: 1, hour: 60, day: 1440, week: 10_080 };

function toQuantity(written: string): string {
  const [, number = '', unit = ''] = new RegExp(figure.source, 'iu').exec(written) ?? [];
  const one = unit.toLowerCase().replace(/(?<=\w{2})s$/, '');
  const value = Number(number.replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.'));
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
