import { resolve } from 'node:path';
import { check } from '../src/check/run.ts';
import { products } from '../src/products/index.ts';
import { publish } from '../src/publish/publish.ts';
import { reporters } from '../src/report/index.ts';
import { explain } from './explain.ts';
import { toReport } from './show-report.ts';

/** Checks the content and builds every product; gives the exit code. */
export async function build(root: string): Promise<0 | 1 | 2> {
  try {
    print('Checking the content');
    const result = await check({ paths: [resolve(root, 'content')] });
    if (result.findings.length > 0) print(reporters.text(toReport(result)));
    if (result.findings.some(({ fatal }) => fatal)) {
      process.stderr.write('Nothing was built: mend the errors above.\n');
      return 1;
    }
    await publish({ root, products, graph: result.graph, log: print });
    print('The sites are in dist/');
    return 0;
  } catch (cause) {
    process.stderr.write(`${await explain(cause, '')}\n`);
    return 2;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
