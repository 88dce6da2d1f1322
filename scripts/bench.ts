import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, toTable } from '../tests/bench/compare.ts';
import { copyCorpus, type Corpus, writeSynthetic } from '../tests/bench/corpus.ts';
import { hasLychee, installPeers, lychee, peers, readAll, type Tool, unstuck } from '../tests/bench/tools.ts';

const usage = `Usage: npm run bench -- [folder…] [options]

Compares the check with other link checkers: medians of runs in turn, on a copy of each folder with two planted faults.

  --preset links,recommended   presets of ours that are measured
  --runs 5                     counted runs of each tool
  --timeout 300                seconds after which a run is ended
  --peers all|none             whether other tools run too
  --synthetic 10000,100000     folders of so many made pages, ours alone
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    preset: { type: 'string', default: 'links,recommended' },
    runs: { type: 'string', default: '5' },
    timeout: { type: 'string', default: '300' },
    peers: { type: 'string', default: 'all' },
    synthetic: { type: 'string', default: '' },
    help: { type: 'boolean' },
  },
});
const options = {
  runs: Number(values.runs),
  timeout: Number(values.timeout) * 1000,
  tell: (text: string) => void process.stderr.write(`${text}\n`),
};
const own = values.preset.split(',').flatMap(unstuck);
const others = values.peers === 'none' || positionals.length === 0 ? [] : [...peers, ...(hasLychee() ? [lychee] : [])];
const folders = [
  ...positionals.map((folder) => ({ open: () => copyCorpus(folder), tools: [readAll, ...own, ...others] })),
  ...values.synthetic
    .split(',')
    .filter(Boolean)
    .map((count) => ({ open: () => writeSynthetic(Number(count)), tools: [readAll, ...own] })),
];

if (values.help || folders.length === 0) process.stdout.write(usage);
else await benchAll();

async function benchAll(): Promise<void> {
  // As after an install.
  execFileSync(process.execPath, [join(import.meta.dirname, 'bundle.ts')]);
  if (others.length > 0) installPeers();
  for (const { open, tools } of folders) {
    // oxlint-disable-next-line no-await-in-loop -- what is measured runs alone
    await bench(open(), tools);
  }
}

/** Measures and prints; a run of ours that does not count fails the command, one of a peer's stands in the table. */
async function bench(corpus: Corpus, tools: readonly Tool[]): Promise<void> {
  const all = await compare(tools, corpus, options);
  rmSync(dirname(corpus.folder), { recursive: true });
  const mine = all.filter(({ tool }) => own.includes(tool));
  const table = toTable(
    all,
    mine.filter(({ tool }) => tool.name.endsWith('cold')),
  );
  process.stdout.write(`\n## ${corpus.name}: ${corpus.pages.length} pages, ${(corpus.bytes / 1_000_000).toFixed(1)} MB\n\n${table}\n`);
  if (mine.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
}
