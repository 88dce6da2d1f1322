/* oxlint-disable no-await-in-loop -- measured in turns, so that a busy machine is busy for all */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { astroCommand } from '../../src/publish/run-astro.ts';
import { copyProject } from '../publish/project-copy.ts';
import { makeBare } from './bare-site.ts';
import { median } from './median.ts';
import { writeSyntheticPages } from './synthetic-pages.ts';
import type { Figure } from './table.ts';

interface Run {
  seconds: number;
  /** What the processors worked: other programs hardly change it. */
  work: number;
  megabytes: number;
}

const product = 'nuvolos';

/** Builds so many synthetic pages with our site and with a bare one, in turns, and one of ours again after one page changed. */
export async function measureBuilds(count: number, rounds = 3): Promise<Figure[]> {
  const ours = copyProject();
  const bare = copyProject();
  writeSyntheticPages(ours.root, product, count);
  writeSyntheticPages(bare.root, product, count);
  makeBare(bare.root);
  try {
    const runs: { ours: Run; again: Run; bare: Run }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const { root } of [ours, bare]) rmSync(join(root, '.astro'), { recursive: true, force: true });
      runs.push({
        bare: await timeBuild(bare.root),
        ours: await timeBuild(ours.root),
        again: await timeBuild(changePage(ours.root, round)),
      });
    }
    const site = `${count} pages`;
    return [
      { site, what: 'build, wall', value: median(runs.map((run) => run.ours.seconds)), unit: 's' },
      {
        site,
        what: 'build, wall against a bare site',
        value: median(runs.map((run) => run.ours.seconds / run.bare.seconds)),
        unit: '×',
        limit: 1.15,
      },
      {
        site,
        what: 'build, processor time against a bare site',
        value: median(runs.map((run) => run.ours.work / run.bare.work)),
        unit: '×',
      },
      { site, what: 'build, memory', value: median(runs.map((run) => run.ours.megabytes)), unit: 'MB' },
      {
        site,
        what: 'build, memory against a bare site',
        value: median(runs.map((run) => run.ours.megabytes / run.bare.megabytes)),
        unit: '×',
        limit: 1.15,
      },
      {
        site,
        what: 'one changed page against a whole build',
        value: median(runs.map((run) => run.again.seconds / run.ours.seconds)),
        unit: '×',
        limit: 0.75,
      },
    ];
  } finally {
    ours.remove();
    bare.remove();
  }
}

function changePage(root: string, round: number): string {
  const file = join(root, 'content/troubleshooting/area-0/page-0.mdx');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Reload the page', `Reload the page ${round} times`));
  return root;
}

/** One build in a process of its own, with the peak of its memory. */
function timeBuild(root: string): Promise<Run> {
  const report = `process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); process.stderr.write('\\nPEAK ' + maxRSS + ' WORK ' + (userCPUTime + systemCPUTime)); })`;
  const preload = `data:text/javascript,${encodeURIComponent(report)}`;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', preload, astroCommand(), 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', PRODUCT: product, OUT_DIR: join(root, 'dist') },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (code) => {
      const [peak = 0, work = 0] = (/PEAK (\d+) WORK (\d+)/.exec(said)?.slice(1) ?? []).map(Number);
      if (code === 0 && peak > 0) resolve({ seconds: (performance.now() - started) / 1000, work: work / 1e6, megabytes: peak / 1024 });
      else reject(new Error(`The build ended with ${code}\n${said.slice(-2000)}`));
    });
  });
}
