import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check } from '../src/check/run.ts';
import { toSlashes } from '../src/content-graph/files.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { isReporter, reporters } from '../src/report/index.ts';

const usage = `Usage: npm run check -- [path…] [options]

Checks Markdown and MDX pages: links, anchors, images, addresses, brands. Without a path: our own content.

  --reporter text|json   how findings are shown (text)
  --product ID           only what this product's readers meet
  --config FILE          settings; else the nearest unstuck.config.json
  --help                 this text

Exit code 0: clean or warnings only, 1: errors, 2: the check itself could not run.
`;

/** Reads the arguments, runs one check, prints it and sets the exit code. */
export async function checkCommand(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        reporter: { type: 'string', default: 'text' },
        product: { type: 'string' },
        config: { type: 'string' },
        'no-cache': { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      return;
    }
    const { reporter } = values;
    if (!isReporter(reporter)) throw new OwnFailure(`Cannot report as ${reporter}: expected ${Object.keys(reporters).join(' or ')}`);
    const paths = positionals.length > 0 ? positionals : [contentFolder];
    const result = await check({ paths, configFile: values.config, product: values.product });
    process.stdout.write(reporters[reporter]({ ...result, workingFolder: toSlashes(process.cwd()), read, hasColor: hasColor() }));
    process.exitCode = result.findings.some((finding) => finding.fatal) ? 1 : 0;
  } catch (cause) {
    process.stderr.write(`${explain(cause)}\n`);
    process.exitCode = 2;
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

/** Faults of ours keep their stack; what a person can mend is one sentence. */
function explain(cause: unknown): string {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS'))
    return `Cannot read the arguments: ${cause.message}\n\n${usage}`;
  return `Cannot finish the check, this is a fault of the tool: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}
