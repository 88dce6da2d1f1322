import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf, toSlashes } from '../src/content-graph/files.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { isReporter, type Report, reporters, type ReporterName } from '../src/report/index.ts';
import { fromWorkingFolder } from '../src/report/path.ts';

/** One way the findings are shown, and where: on stdout, or in a file. */
export interface Output {
  reporter: ReporterName;
  file?: string;
}

/** Reads `text`, `sarif=out.sarif`, `json=-`; throws an own failure for a reporter that is not there, and for a file that would hold two reports. */
export function parseOutputs(settings: readonly string[]): Output[] {
  const outputs = settings.map(parseOutput);
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [resolve(file)]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new OwnFailure(`Cannot write two reports into ${twice}: give each a file of its own`);
  return outputs;
}

function parseOutput(setting: string): Output {
  const [name = '', ...rest] = setting.split('=');
  const file = rest.join('=');
  if (!isReporter(name)) throw new OwnFailure(`Cannot report as ${name}: expected ${Object.keys(reporters).join(', ')}`);
  if (rest.length > 0 && file === '') throw new OwnFailure(`Cannot report as ${name}: expected a file after \`=\``);
  return { reporter: name, ...(rest.length > 0 && file !== '-' && { file }) };
}

type Result = Pick<Report, 'findings' | 'pages' | 'ms'> & {
  /** Texts that were judged instead of the files', by absolute path. */
  texts?: ReadonlyMap<string, string> | undefined;
};

/** A result as a reporter for the screen takes it. */
export function toReport({ texts, ...result }: Result): Report {
  const workingFolder = toSlashes(process.cwd());
  const findings = inOrderOfShownPaths(result.findings, workingFolder);
  return {
    ...result,
    findings,
    workingFolder,
    repositoryFolder: findRepository(result.findings[0]?.file),
    read: (file) => texts?.get(file) ?? read(file),
    hasColor: hasColor(),
    columns: process.stdout.columns,
  };
}

/** They come in the order of absolute paths; beside or above the working folder that is not the order of the paths that are shown. */
function inOrderOfShownPaths(findings: Report['findings'], workingFolder: string): Report['findings'] {
  if (findings.every(({ file = '' }) => file.startsWith(`${workingFolder}/`))) return findings;
  const shown = new Map(findings.map(({ file = '' }) => [file, fromWorkingFolder(file, workingFolder)]));
  const pathOf = ({ file = '' }: Report['findings'][number]): string => shown.get(file) ?? '';
  return findings.toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : pathOf(a) > pathOf(b) ? 1 : 0));
}

/** Prints and writes one result in every way that is asked for. One that fails keeps none of the others; then it is an own failure. */
export function showReport(result: Result, outputs: readonly Output[]): void {
  const report = { ...toReport(result), hasColor: false };
  const failures: OwnFailure[] = [];
  const write = (file: string, text: string, how: typeof writeFileSync | typeof appendFileSync): void => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      how(file, text);
    } catch (cause) {
      failures.push(new OwnFailure(`Cannot write the report ${file}: ${codeOf(cause)}`, { cause }));
    }
  };
  for (const { reporter, file } of outputs) {
    const summary = process.env['GITHUB_STEP_SUMMARY'];
    if (reporter === 'github' && summary) write(summary, reporters.markdown(report), appendFileSync);
    if (file === undefined) process.stdout.write(reporters[reporter]({ ...report, hasColor: hasColor() }));
    else write(file, reporters[reporter]({ ...report, columns: undefined }), writeFileSync);
  }
  if (failures[0]) throw failures[0];
}

/** A job may check repositories out below its folder: paths count from the one that holds the pages. */
function findRepository(file: string | undefined): string {
  const given = process.env['GITHUB_WORKSPACE'] || process.env['CI_PROJECT_DIR'];
  const workspace = given ? resolve(given) : undefined;
  for (let at = file === undefined ? process.cwd() : dirname(file); ; at = dirname(at)) {
    if (at === workspace || existsSync(join(at, '.git'))) return toSlashes(at);
    if (dirname(at) === at) return toSlashes(workspace ?? process.cwd());
  }
}

function hasColor(): boolean {
  return process.stdout.isTTY && !process.env['NO_COLOR'];
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
