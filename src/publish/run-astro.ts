import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { OwnFailure } from '../content-graph/own-failure.ts';

export interface AstroRun {
  /** Folder of the project: `astro.config.mjs`, `content/`. */
  root: string;
  /** Id of the product. */
  product: string;
  outDir: string;
}

/** Builds the site of one product; a failure carries what Astro said. */
export async function buildSite({ root, product, outDir }: AstroRun): Promise<void> {
  const { code, output } = await runAstro(root, ['build'], { PRODUCT: product, OUT_DIR: outDir });
  if (code !== 0) throw new OwnFailure(`Cannot build the site of ${product}: Astro says\n${lastLines(output, 25)}`);
}

/** Path of Astro's command, wherever the package is installed. */
export function astroCommand(): string {
  return join(createRequire(import.meta.url).resolve('astro/package.json'), '..', 'bin', 'astro.mjs');
}

function runAstro(root: string, args: string[], env: Record<string, string>): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [astroCommand(), ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (cause) => reject(new OwnFailure(`Cannot start Astro: ${cause.message}`, { cause })));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
