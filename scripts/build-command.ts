import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { check } from '../src/check/run.ts';
import { toSlashes } from '../src/content-graph/files.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { products } from '../src/products/index.ts';
import { publish } from '../src/publish/publish.ts';
import { reporters } from '../src/report/index.ts';

/** Checks the content and builds every product; gives the exit code. */
export async function build(root: string): Promise<0 | 1 | 2> {
  try {
    print('Checking the content');
    const result = await check({ paths: [resolve(root, 'content')] });
    const { findings } = result;
    if (findings.length > 0) print(reporters.text({ ...result, workingFolder: toSlashes(process.cwd()), read, hasColor: false }));
    if (findings.some((finding) => finding.fatal)) {
      process.stderr.write('Nothing was built: mend the errors above.\n');
      return 1;
    }
    await publish({ root, products, graph: result.graph, log: print });
    print('The sites are in dist/');
    return 0;
  } catch (cause) {
    process.stderr.write(`${cause instanceof OwnFailure ? cause.message : `Cannot finish the build: ${stackOf(cause)}`}\n`);
    return 2;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function stackOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
