import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { products } from '../src/products/index.ts';
import { astroCommand } from '../src/publish/run-astro.ts';

/** Astro's settings need a product; the types are those of every product. */
const [product] = Object.keys(products);
const env = { ...process.env, PRODUCT: product, ASTRO_TELEMETRY_DISABLED: '1' };
const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc');

const runs = [
  [astroCommand(), 'check', '--minimumSeverity', 'warning'],
  [tsc, '--noEmit'],
].map((args) => spawnSync(process.execPath, args, { stdio: 'inherit', env }));

process.exitCode = runs.every(({ status }) => status === 0) ? 0 : 1;
