/** One line of a comparison: kept, taken away or added. */
interface Line {
  sign: ' ' | '-' | '+';
  text: string;
}

const context = 3;

/** The difference of two texts as `git apply` and `patch` read it; empty where there is none. Paths are told as they are, with `a/` and `b/`. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const lines = compare(toLines(before), toLines(after));
  const hunks = toHunks(lines);
  const end = /\s/.test(path) ? '\t' : ''; // ends a name with spaces
  return hunks.length === 0 ? '' : `--- a/${path}${end}\n+++ b/${path}${end}\n${hunks.join('')}`;
}

/** Each with its line feed, except the last where the text does not end in one. */
function toLines(text: string): string[] {
  return text.split(/(?<=\n)/).filter(Boolean);
}

/** What both begin and end with is kept; between that, lines that stand once in both divide the rest. */
function compare(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    ...sign(' ', before.slice(0, start)),
    ...compareMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...sign(' ', before.slice(before.length - end)),
  ];
}

function compareMiddle(before: readonly string[], after: readonly string[]): Line[] {
  const anchors = commonLines(before, after);
  if (anchors.length === 0) return [...sign('-', before), ...sign('+', after)];
  const lines: Line[] = [];
  let [fromBefore, fromAfter] = [0, 0];
  for (const [atBefore, atAfter] of anchors) {
    lines.push(
      ...compare(before.slice(fromBefore, atBefore), after.slice(fromAfter, atAfter)),
      ...sign(' ', before.slice(atBefore, atBefore + 1)),
    );
    [fromBefore, fromAfter] = [atBefore + 1, atAfter + 1];
  }
  return [...lines, ...compare(before.slice(fromBefore), after.slice(fromAfter))];
}

function sign(mark: Line['sign'], texts: readonly string[]): Line[] {
  return texts.map((text) => ({ sign: mark, text }));
}

/** The longest run, in the order of both, of lines that stand once in each: pairs of indexes. */
function commonLines(before: readonly string[], after: readonly string[]): [number, number][] {
  const inAfter = onceIn(after);
  const pairs = [...onceIn(before)].flatMap(([text, index]): [number, number][] => {
    const other = inAfter.get(text);
    return other === undefined ? [] : [[index, other]];
  });
  return longestRising(pairs.sort(([a], [b]) => a - b));
}

function onceIn(lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, text] of lines.entries()) found.set(text, found.has(text) ? -1 : index);
  return new Map([...found].filter(([, index]) => index >= 0));
}

/** Patience sorting by the second index. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.set(index, tops[low - 1]);
    tops[low] = index;
  }
  const run: [number, number][] = [];
  for (let at = tops.at(-1); at !== undefined; at = previous.get(at)) run.unshift(pairs[at] ?? [0, 0]);
  return run;
}

function toHunks(lines: readonly Line[]): string[] {
  const changes = lines.flatMap((line, index) => (line.sign === ' ' ? [] : [index]));
  const ranges: [number, number][] = [];
  for (const index of changes) {
    const last = ranges.at(-1);
    if (last && index - context <= last[1]) last[1] = Math.min(lines.length, index + context + 1);
    else ranges.push([Math.max(0, index - context), Math.min(lines.length, index + context + 1)]);
  }
  return ranges.map(([from, to]) => toHunk(lines, from, to));
}

function toHunk(lines: readonly Line[], from: number, to: number): string {
  const inside = lines.slice(from, to);
  const range = (mark: Line['sign']): string => {
    const has = ({ sign: own }: Line): boolean => own === ' ' || own === mark;
    const first = lines.slice(0, from).filter(has).length + 1;
    const count = inside.filter(has).length;
    return `${count === 0 ? first - 1 : first}${count === 1 ? '' : `,${count}`}`;
  };
  const body = inside.map(({ sign: mark, text }) => `${mark}${text}${text.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`);
  return `@@ -${range('-')} +${range('+')} @@\n${body.join('')}`;
}
