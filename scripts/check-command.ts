import { parseArgs } from 'node:util';
import { check } from '../src/check/run.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { createProgress } from './progress.ts';
import { parseOutputs, showReport } from './show-report.ts';

const usage = `Usage: npm run check -- [path…] [options]

Checks Markdown and MDX pages: links, anchors, images, addresses, brands. Without a path: our own content.

  --reporter NAME[=FILE] text, json, github, markdown, sarif, junit or gitlab, on the screen or in a file; may be repeated
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
        reporter: { type: 'string', multiple: true, default: ['text'] },
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
    const outputs = parseOutputs(values.reporter);
    const paths = positionals.length > 0 ? positionals : [contentFolder];
    const progress = createProgress();
    const result = await check({ paths, configFile: values.config, product: values.product, onPage: progress.tell });
    progress.end();
    showReport(result, outputs);
    process.exitCode = result.findings.some((finding) => finding.fatal) ? 1 : 0;
  } catch (cause) {
    process.stderr.write(`${explain(cause)}\n`);
    process.exitCode = 2;
  }
}

/** Faults of ours keep their stack; what a person can mend is one sentence. */
function explain(cause: unknown): string {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS'))
    return `Cannot read the arguments: ${cause.message}\n\n${usage}`;
  return `Cannot finish the check, this is a fault of the tool: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}
