import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../src/check/cache-folder.ts';
import { contentFolder, defaultPath, isHome } from '../src/content-graph/own-folder.ts';
import { checkOutside, type OutsideResult } from '../src/outside/check-outside.ts';
import { bearClosedPipe } from './closed-pipe.ts';
import { explain } from './explain.ts';
import { createProgress } from './progress.ts';
import { parseOutputs, showReport } from './show-report.ts';

const usage = `Usage: ${isHome ? 'npm run check:external --' : 'npx unstuck-external'} [path…] [options]

Asks every host that the pages link to whether the address still works. Without a path: ${isHome ? 'our own content' : 'this folder'}.

  --reporter NAME[=FILE]  as in the check
  --config FILE           settings; else the nearest unstuck.config.json
  --allow FILE            addresses that are not asked${isHome ? ' (content/_data/outside.json)' : ''}
  --fresh                 ask again, whatever earlier runs found
  --private               ask hosts of private networks too
  --help                  this text

Exit code 0: nothing dead, 1: dead links, 2: the check itself could not run.
`;

const ownAllowList = join(contentFolder, '_data', 'outside.json');

bearClosedPipe();
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      reporter: { type: 'string', multiple: true, default: ['text'] },
      config: { type: 'string' },
      allow: { type: 'string' },
      fresh: { type: 'boolean' },
      private: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) process.stdout.write(usage);
  else await run(positionals.length > 0 ? positionals : [defaultPath], values);
} catch (cause) {
  process.stderr.write(`${await explain(cause, usage)}\n`);
  process.exitCode = 2;
}

interface Values {
  reporter: string[];
  config?: string;
  allow?: string;
  fresh?: boolean;
  private?: boolean;
}

async function run(paths: readonly string[], { reporter, config, allow, fresh, private: hasPrivate }: Values): Promise<void> {
  const outputs = parseOutputs(reporter);
  const isOwn = paths.length === 1 && paths[0] === contentFolder && existsSync(ownAllowList);
  const progress = createProgress({ noun: 'addresses asked' });
  const result = await checkOutside({
    paths,
    configFile: config,
    allowFile: allow ?? (isOwn ? ownAllowList : undefined),
    cacheFile: join(cacheFolder, 'outside.json'),
    isFresh: fresh,
    hasPrivate,
    onAddress: progress.tell,
  });
  progress.end();
  showReport(result, outputs);
  process.stderr.write(`${toCounts(result)}\n`);
  process.exitCode = result.findings.some((finding) => finding.fatal) ? 1 : 0;
}

function toCounts({ counts: { asked, known, allowed, private: left } }: OutsideResult): string {
  return `Addresses: ${asked} asked, ${known} known from earlier runs, ${allowed} allowed, ${left} private`;
}
