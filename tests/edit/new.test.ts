import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { LiveCheck } from '../../src/check/live.ts';
import { type PageKind, pageKinds } from '../../src/content-graph/frontmatter.ts';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { contentFolder } from '../../src/content-graph/own-folder.ts';
import { planNewPage } from '../../src/edit/new-page.ts';
import { newFindings, overlayOf, readText } from '../../src/edit/plan.ts';
import { copyProject, project } from '../copy-project.ts';

const places: Record<PageKind, string> = {
  troubleshooting: 'troubleshooting/files/cannot-rename-file',
  guide: 'guides/rename-a-file.mdx',
  reference: 'reference/file-names',
  section: 'troubleshooting/teaching/index',
  shared: 'shared/wrong-file',
};

/** Our own pages, which are looked at and not changed. */
let live: LiveCheck;
beforeAll(async () => {
  live = await LiveCheck.open({ roots: [contentFolder], only: [], config: ownConfig() });
});

describe('a new page', () => {
  test.each(pageKinds)('of kind %s passes the check among our own pages', (kind) => {
    const plan = planNewPage({ graph: live.graph, file: `${contentFolder}/${places[kind]}`, kind: undefined, today: '2026-11-20' });
    const [file = ''] = plan.created.keys();
    expect(newFindings(live, plan, overlayOf(plan, readText)).map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual([]);
    expect(plan.created.get(file)).toContain(`\nkind: ${kind}\n`);
    expect(file).toMatch(/\.mdx$/);
  });

  test('is never written over one that is there', () => {
    const file = `${contentFolder}/guides/index`;
    expect(() => planNewPage({ graph: live.graph, file, kind: 'guide', today: '2026-11-20' })).toThrow('there is such a page already');
  });
});

test.each(['guides/My files', 'guides/Dateien öffnen', 'guides/a.b'])('a new page is not made at %s, which is no address', (path) => {
  const wanted = { graph: live.graph, file: `${contentFolder}/${path}`, kind: 'guide', today: '2026-11-20' } as const;
  expect(() => planNewPage(wanted)).toThrow('expected a page such as guides/find-a-space');
});

interface Run {
  code: number;
  text: string;
}

function run(folder: string, script: string, args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return runFile(folder, join(folder, 'scripts', script), args, env);
}

async function runFile(folder: string, file: string, args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  try {
    const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1', ...env } };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...args], options);
    return { code: 0, text: stdout + stderr };
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && 'stdout' in cause && 'stderr' in cause)) throw cause;
    return { code: Number(cause.code), text: `${String(cause.stdout)}${String(cause.stderr)}` };
  }
}

describe('the command', () => {
  test('makes a page, tells it, and keeps its hands off in a dry run', async () => {
    const folder = copyProject();
    await run(folder, 'new.ts', ['page', 'guides/index', '--title', 'Guides']);
    expect((await run(folder, 'new.ts', ['page', 'reference/file-names'])).text).toContain('no-orphan-page');
    expect(existsSync(join(folder, 'content/reference'))).toBe(false);
    const dry = await run(folder, 'new.ts', ['page', 'guides/rename-a-file', '--dry-run']);
    expect(dry).toEqual({ code: 0, text: 'Would change\n  content/guides/rename-a-file.mdx  new\n' });
    expect(existsSync(join(folder, 'content/guides/rename-a-file.mdx'))).toBe(false);
    const made = await run(folder, 'new.ts', ['page', 'guides/rename-a-file']);
    expect(made.text).toContain('Changed\n  content/guides/rename-a-file.mdx  new\n');
    expect(readFileSync(join(folder, 'content/guides/rename-a-file.mdx'), 'utf8')).toMatch(/^---\ntitle: Rename a file\nsummary: /);
  });

  test('counts the options that npm keeps to itself', async () => {
    const folder = copyProject();
    await run(folder, 'new.ts', ['page', 'guides/index', '--title', 'Guides']);
    const args = ['page', 'guides/rename-a-file', 'reference'];
    const file = join(folder, 'content/guides/rename-a-file.mdx');
    const dry = await run(folder, 'new.ts', args, { npm_config_dry_run: 'true', npm_config_kind: 'true' });
    expect(dry.text).toBe('Would change\n  content/guides/rename-a-file.mdx  new\n');
    expect(existsSync(file)).toBe(false);
    await run(folder, 'new.ts', args, { npm_config_kind: 'true' });
    expect(readFileSync(file, 'utf8')).toContain('\nkind: reference\n');
  });

  test('makes a rule that runs, whose page holds its tests', async () => {
    const folder = copyProject({}, ['tests']);
    expect((await run(folder, 'new.ts', ['rule', 'no-word-fixme'])).code).toBe(0);
    await run(folder, 'new.ts', ['page', 'guides/index', '--title', 'Guides']);
    writeFileSync(
      join(folder, 'content/guides/index.mdx'),
      readFileSync(join(folder, 'content/guides/index.mdx'), 'utf8').replace('Say in a sentence', 'FIXME say in a sentence'),
    );
    const { code, text } = await run(folder, 'check.ts', []);
    expect(code).toBe(1);
    expect(text).toContain('Unexpected `FIXME`, expected a text that is finished');
    const vitest = ['run', '--config', 'tests/vitest.config.ts', 'tests/rules/examples.test.ts', '-t', 'no-word-fixme'];
    expect((await runFile(folder, join(project, 'node_modules/vitest/vitest.mjs'), vitest)).text).toMatch(/Tests {2}2 passed/);
  });

  test('makes a product with its row, which the check knows at once', async () => {
    const folder = copyProject();
    const args = ['product', 'acme', '--name', 'Acme', '--email', 'help@acme.example', '--site', 'https://help.acme.example/'];
    expect((await run(folder, 'new.ts', args)).code).toBe(0);
    expect(readFileSync(join(folder, 'src/products/acme.ts'), 'utf8')).toContain("site: 'https://help.acme.example',");
    expect(readFileSync(join(folder, 'src/products/index.ts'), 'utf8')).toMatch(/products = \{ [^}]*, acme \} satisfies/);
    await run(folder, 'new.ts', ['page', 'guides/index', '--title', 'Guides', '--product', 'acme']);
    expect(readFileSync(join(folder, 'content/guides/index.mdx'), 'utf8')).toContain('products:\n  acme: { reviewed: ');
    expect((await run(folder, 'check.ts', [])).code).toBe(0);
  });

  test.each([
    [['page', 'other/place'], 'Cannot tell what kind of page other/place.mdx is: add --kind'],
    [['page', 'guides/a', '--kind', 'gide'], 'expected troubleshooting, guide, reference, section, shared'],
    [['page', 'guides/a', '--product', 'none'], 'there is no product none'],
    [['product', 'nuvolos', '--name', 'N', '--email', 'a@b.cc', '--site', 'https://b.cc'], 'there is such a product already'],
    [['product', 'acme', '--name', 'A', '--email', 'nobody', '--site', 'https://b.cc'], '`supportEmail`'],
    [['product', 'acme'], 'expected --name, --email and --site'],
    [['rule', 'Fixme'], 'expected words joined by hyphens'],
    [['rule', 'no-broken-link'], 'there is such a rule already'],
    [['thing', 'x'], 'expected page, product or rule'],
    [['page'], 'expected page, product or rule, and one name'],
  ])('refuses %j in one sentence', async (args, reason) => {
    const { code, text } = await run(project, 'new.ts', [...args, '--dry-run']);
    expect(text).toContain(reason);
    expect(code).toBe(2);
  });
});
