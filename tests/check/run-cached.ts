import { checkScope } from '../../src/check/run.ts';
import { defaultConfig } from '../../src/content-graph/config.ts';

/** Checks a folder with a cache and prints what is told; with `forever` again and again, until somebody ends it. */
const [folder = '', cacheFolder = '', forever] = process.argv.slice(2);
const until = forever ? 20_000 : 0;
do {
  // oxlint-disable-next-line no-await-in-loop -- one run after the other
  const { findings } = await checkScope({ roots: [folder], only: [], config: { ...defaultConfig, preset: 'links' } }, { cacheFolder });
  const told = findings.map(({ file = '', line, ruleId }) => `${file.slice(folder.length + 1)}:${line} ${ruleId}`);
  if (!forever) process.stdout.write(JSON.stringify(told));
} while (performance.now() < until);
