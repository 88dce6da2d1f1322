import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * Makes the JavaScript of the npm package in `javascript/`: what the check needs, each file where its source stands, with types.
 * It is there only while the package is packed; `--remove` takes it away.
 */
const folder = 'javascript';
const entries = ['scripts/check.ts', 'scripts/check-external.ts', 'src/check/reader-thread.ts', 'src/rules/remark-preset.ts'];

rmSync(folder, { recursive: true, force: true });
if (!process.argv.includes('--remove')) make();

function make(): void {
  const faults = emit();
  if (faults.length > 0) {
    process.stderr.write(
      ts.formatDiagnostics(faults, { getCanonicalFileName: (name) => name, getCurrentDirectory: process.cwd, getNewLine: () => '\n' }),
    );
    process.exitCode = 1;
    return;
  }
  for (const file of ['scripts/unstuck.cjs', 'scripts/unstuck-external.cjs', 'scripts/require-node.cjs', 'src/report/findings.schema.json'])
    copy(file);
  for (const room of ['src/rules', 'src/outside']) for (const name of readdirSync(room)) if (name.endsWith('.md')) copy(join(room, name));
  cpSync('src/editor/schemas/config.schema.json', join(folder, 'config.schema.json'));
}

function emit(): readonly ts.Diagnostic[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options, errors } = ts.parseJsonConfigFileContent(
    { extends: config.extends, compilerOptions: config.compilerOptions, files: entries },
    ts.sys,
    '.',
  );
  const program = ts.createProgram(entries, {
    ...options,
    noEmit: false,
    noEmitOnError: true,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: '.',
    outDir: folder,
  });
  return [...errors, ...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
}

function copy(file: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  cpSync(file, join(folder, file));
}
