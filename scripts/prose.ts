import { parseArgs } from 'node:util';
import { type Prose, measureProse } from '../src/check/prose.ts';
import { chooseScope } from '../src/check/settings.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';

const usage = `Usage: npm run prose -- [path…] [--json]

Measures how hard each page is to read, the hardest first: Flesch reading ease (60 and more is plain English),
words in a sentence, the longest sentence, share of sentences in the passive voice. It informs; nothing fails.

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
  const pages = measureProse(scope.roots, scope.config)
    .filter(({ path }) => isWanted(path))
    .sort((a, b) => a.ease - b.ease);
  return isJson ? `${JSON.stringify({ version: 1, pages }, null, 2)}\n` : toTable(pages);
}

function toTable(pages: readonly Prose[]): string {
  const rows = pages.map(
    (page) =>
      [page.ease, page.wordsPerSentence, page.longest, `${Math.round(page.passive * 100)} %`, page.words]
        .map((cell) => String(cell).padStart(8))
        .join('') + `  ${page.path}${page.products.length > 0 ? ` (${page.products.join(', ')})` : ''}`,
  );
  const ease = pages.map((page) => page.ease).sort((a, b) => a - b)[Math.floor(pages.length / 2)];
  return `    ease   words longest passive   total  page\n${rows.join('\n')}\n\n${pages.length} editions, median reading ease ${ease ?? 0}\n`;
}

function explain(cause: unknown): string {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause) return `Cannot read the arguments: ${cause.message}\n\n${usage}`;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
