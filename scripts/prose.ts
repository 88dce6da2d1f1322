import { parseArgs } from 'node:util';
import { type Prose, measureProse } from '../src/check/prose.ts';
import { chooseScope } from '../src/check/settings.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';

const usage = `Usage: npm run prose -- [path…] [--json]

Measures how hard each page is to read, the hardest first: Flesch reading ease (60 and more is plain English),
words in a sentence on average and in the longest, share of sentences in the passive voice, words in all.
It informs; nothing fails.

  --json   one JSON object on stdout (npm run --silent prose -- --json)
  --help   this text
`;

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, help: { type: 'boolean' } } });
  process.stdout.write(values.help ? usage : await measure(positionals, values.json === true));
} catch (cause) {
  process.stderr.write(`${explain(cause)}\n`);
  process.exitCode = 2;
}

async function measure(paths: readonly string[], isJson: boolean): Promise<string> {
  const scope = await chooseScope(paths.length > 0 ? paths : [contentFolder], undefined);
  const isWanted = (path: string): boolean =>
    scope.only.length === 0 ||
    scope.only.some((only) => `${scope.roots[0]}/${path}` === only || `${scope.roots[0]}/${path}`.startsWith(`${only}/`));
  const { pages, silent, foreign } = measureProse(scope.roots, scope.config, isWanted);
  pages.sort((a, b) => a.ease - b.ease);
  if (isJson) return `${JSON.stringify({ version: 1, pages, silent, foreign }, null, 2)}\n`;
  return `${toTable(pages)}${leftOut(silent, 'without prose')}${leftOut(foreign, 'mostly in other letters than Latin')}`;
}

function toTable(pages: readonly Prose[]): string {
  if (pages.length === 0) return 'Nothing to measure\n';
  const rows = pages.map(
    (page) =>
      [page.ease, page.wordsPerSentence, page.longest, `${Math.round(page.passive * 100)} %`, page.words]
        .map((cell) => String(cell).padStart(8))
        .join('') + `  ${fit(page.path, page.products.length > 0 ? ` (${page.products.join(', ')})` : '')}`,
  );
  const ease = pages.map((page) => page.ease).sort((a, b) => a - b)[Math.floor(pages.length / 2)];
  return `    ease average longest passive   words  page\n${rows.join('\n')}\n\n${pages.length} editions, median reading ease ${ease ?? 0}\n`;
}

/** On a terminal a row stays on its line: the end of a path says most. */
function fit(path: string, products: string): string {
  const room = (process.stdout.isTTY ? process.stdout.columns : Infinity) - 42 - products.length;
  return path.length <= room ? path + products : `…${path.slice(path.length - Math.max(room, 12) + 1)}${products}`;
}

function leftOut(count: number, why: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? 'edition' : 'editions'} ${why} left out\n`;
}

function explain(cause: unknown): string {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause) return `Cannot read the arguments: ${cause.message}\n\n${usage}`;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
