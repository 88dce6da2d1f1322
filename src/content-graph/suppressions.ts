import type { MdastNode } from 'satteri';
import type { Page } from './parse.ts';
import type { Place } from './place.ts';

/** A comment that takes back what rules tell of the line below it. */
export interface Suppression {
  /** The word after `unstuck-`; only `disable-next-line` means something. */
  command: string;
  rules: { id: string; place: Place }[];
  /** Why the fault may stay; empty where nothing is said. */
  reason: string;
  /** The comment. */
  place: Place;
  /** The next line that says something, from 1. */
  line: number;
}

const comment = /(?:<!--|\/\*)\s*unstuck-([\w-]*)([\s\S]*?)(?:-->|\*\/)/g;
const holders = new Set(['html', 'mdxFlowExpression', 'mdxTextExpression']);

/** The suppressions of a page, those in code excepted. */
export function suppressionsOf(page: Page): Suppression[] {
  if (!page.tree || !page.source.includes('unstuck-')) return [];
  const found: Suppression[] = [];
  visit(page.tree, page, found);
  const lines = page.source.split(/\r\n|\r|\n/);
  const taken = new Set(found.filter(({ place }) => isAlone(place, lines)).map(({ place }) => place.line));
  const spoken = spokenLines(lines, taken);
  for (const suppression of found) suppression.line = spoken[suppression.place.endLine + 1] ?? lines.length + 1;
  return found;
}

function visit(node: MdastNode, page: Page, found: Suppression[]): void {
  if (holders.has(node.type)) {
    const start = node.position?.start.offset ?? 0;
    const source = page.source.slice(start, node.position?.end.offset);
    for (const match of source.matchAll(comment)) found.push(toSuppression(match, start, page));
  }
  if ('children' in node) for (const child of node.children) visit(child, page, found);
}

function toSuppression(match: RegExpExecArray, start: number, page: Page): Suppression {
  const [whole, command = '', rest = ''] = match;
  const colon = rest.indexOf(':');
  const names = colon < 0 ? rest : rest.slice(0, colon);
  const from = start + match.index + whole.indexOf(rest, whole.indexOf(command) + command.length);
  const rules = [...names.matchAll(/[^\s,]+/g)].map((name) => ({
    id: name[0],
    place: page.places.range(from + name.index, from + name.index + name[0].length),
  }));
  const at = start + match.index;
  return {
    command,
    rules,
    reason: colon < 0 ? '' : rest.slice(colon + 1).trim(),
    place: page.places.range(at, at + whole.length),
    line: 0,
  };
}

/** Nothing but the comment, and the braces around it, stands on its lines. */
function isAlone({ line, column, endLine, endColumn }: Place, lines: readonly string[]): boolean {
  const before = (lines[line - 1] ?? '').slice(0, column - 1);
  const after = (lines[endLine - 1] ?? '').slice(endColumn - 1);
  return /^[\s{>]*$/.test(before) && /^[\s}]*$/.test(after);
}

/**
 * For each line, from 1, the first one from there on that says something: suppressions may stand one below the other,
 * and blank lines between them and their line do not count.
 */
function spokenLines(lines: readonly string[], taken: ReadonlySet<number>): number[] {
  const spoken = new Array<number>(lines.length + 2).fill(lines.length + 1);
  for (let line = lines.length; line > 0; line -= 1) {
    const isSilent = /^[\s>]*$/.test(lines[line - 1] ?? '') || taken.has(line);
    spoken[line] = isSilent ? (spoken[line + 1] ?? line) : line;
  }
  return spoken;
}
