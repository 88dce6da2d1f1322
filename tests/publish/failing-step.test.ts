import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { copyProject } from './project-copy.ts';
import { runScript } from './run-script.ts';

const { root, remove } = copyProject();
afterAll(remove);

/** The last good result. */
beforeEach(() => {
  mkdirSync(join(root, 'dist/nuvolos'), { recursive: true });
  writeFileSync(join(root, 'dist/nuvolos/index.html'), 'the last good one');
});

function expectUntouched(): void {
  expect(readFileSync(join(root, 'dist/nuvolos/index.html'), 'utf8')).toBe('the last good one');
  expect(readdirSync(join(root, 'dist'))).toEqual(['nuvolos']);
  expect(readdirSync(join(root, '.astro'), { recursive: true, encoding: 'utf8' }).filter((name) => name.startsWith('publish-'))).toEqual(
    [],
  );
}

/** Changes a file for the time of a test. */
async function withChange(file: string, change: (text: string) => string, body: () => Promise<void>): Promise<void> {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
  await body().finally(() => writeFileSync(path, text));
}

test('a finding stops the build before anything is built', async () => {
  mkdirSync(join(root, '.astro'), { recursive: true });
  await withChange(
    'content/troubleshooting/index.mdx',
    (text) => `${text}\n[Nowhere](nowhere.mdx)\n`,
    async () => {
      const { code, stdout, stderr } = await runScript(root, 'scripts/build.ts');
      expect(code).toBe(1);
      expect(stdout).toContain('no-broken-link');
      expect(stderr).toBe('Nothing was built: mend the errors above.\n');
    },
  );
  expectUntouched();
});

test('a site that cannot be built is an own failure', async () => {
  await withChange(
    'src/site/pages/index.astro',
    (text) => text.replace('---\n', '---\nthrow new Error("the roof leaks");\n'),
    async () => {
      const { code, stderr } = await runScript(root, 'scripts/build.ts');
      expect(code).toBe(2);
      expect(stderr).toContain('Cannot build the site of nuvolos');
      expect(stderr).toContain('the roof leaks');
    },
  );
  expectUntouched();
});

test('a page that says something else than the graph is a fault of the tool', async () => {
  await withChange(
    'src/site/components/mdx/Cause.astro',
    (text) => text.replace('id={id}', 'id={`the-${id}`}'),
    async () => {
      const { code, stderr } = await runScript(root, 'scripts/build.ts');
      expect(code).toBe(2);
      expect(stderr).toContain('this is a fault of the tool, not of a page');
      expect(stderr).toMatch(/the graph has the anchor `no-role`, the page lacks it/);
    },
  );
  expectUntouched();
});

test('a link of the interface that leads nowhere is found on the served site', async () => {
  await withChange(
    'src/site/components/Footer.astro',
    (text) => text.replace('a-z/', 'nowhere/'),
    async () => {
      const { code, stderr } = await runScript(root, 'scripts/build.ts');
      expect(code).toBe(2);
      expect(stderr).toContain('/nuvolos/nowhere/ (404)');
    },
  );
  expectUntouched();
});
