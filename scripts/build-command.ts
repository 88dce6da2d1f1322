import { resolve } from 'node:path';
import { check } from '../src/check/run.ts';
import { toSlashes } from '../src/content-graph/files.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { products } from '../src/products/index.ts';
import { publish } from '../src/publish/publish.ts';
import { reporters } from '../src/report/index.ts';
import { readFileSync } from 'node:fs';

/** Checks the content and builds every product; gives the exit code. */
export async function build(root: string): Promise<0 | 1 | 2> {
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    log('Checking the content');
    const result = await check({ paths: [resolve(root, 'content')] });
    const { findings } = result;
    if (findings.length > 0)
      log(
        reporters.text({ ...result, workingFolder: toSlashes(process.cwd()), read: (file) => readFileSync(file, 'utf8'), hasColor: false }),
      );
    if (findings.some((finding) => finding.fatal)) {
      process.stderr.write('Nothing was built: mend the errors above.\n');
      return 1;
    }
    await publish({ root, products, graph: result.graph, log });
    log('The sites are in dist/');
    return 0;
  } catch (cause) {
    process.stderr.write(
      `${cause instanceof OwnFailure ? cause.message : `Cannot finish the build: ${cause instanceof Error ? cause.stack : String(cause)}`}\n`,
    );
    return 2;
  }
}
