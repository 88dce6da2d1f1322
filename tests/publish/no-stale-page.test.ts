import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../../src/publish/read-html.ts';
import { buildSite } from '../../src/publish/run-astro.ts';
import { copyProject } from './project-copy.ts';

const { root, remove } = copyProject();
afterAll(remove);

const outDir = join(root, 'dist/nuvolos');
const build = (): Promise<void> => buildSite({ root, product: 'nuvolos', outDir });
const built = (address: string): string => readFileSync(join(outDir, address, 'index.html'), 'utf8');

function change(file: string, from: string, to: string): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

beforeAll(build);

test('a title, a neighbor in the menu, a product value, a shared cause and a layout are never stale', async () => {
  const neighbor = 'troubleshooting/spaces/cannot-delete-space';
  expect(built(neighbor)).not.toContain('find a space');
  change('content/troubleshooting/spaces/cannot-see-space.mdx', "title: I can't see a space", "title: I can't find a space");
  await build();
  expect(built('troubleshooting/spaces/cannot-see-space')).toContain('<h1>I can’t find a space</h1>');
  expect(built(neighbor)).toContain('>find a space</a>');

  change('content/shared/offline.mdx', 'Restore the connection.', 'Plug the cable in.');
  await build();
  expect(built(neighbor)).toContain('Plug the cable in.');

  change('src/products/nuvolos.ts', 'support@nuvolos.cloud', 'help@nuvolos.cloud');
  await build();
  expect(built(neighbor)).toContain('>help@nuvolos.cloud</a>');
  expect(readFileSync(join(outDir, neighbor, 'index.md'), 'utf8')).toContain('help@nuvolos.cloud');

  change('src/site/render/for-renderer.ts', "name: 'Fix'", "name: 'Check'");
  await build();
  expect(built(neighbor)).not.toContain('<dt>Fix</dt>');
});

test('what is put together is, byte for byte, what a whole build makes', async () => {
  const before = new Map(listFiles(outDir).map((file) => [file, readFileSync(join(outDir, file), 'base64')]));
  rmSync(join(root, '.astro'), { recursive: true });
  await build();
  const after = new Map(listFiles(outDir).map((file) => [file, readFileSync(join(outDir, file), 'base64')]));
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect([...after.keys()].filter((file) => after.get(file) !== before.get(file))).toEqual([]);
});
