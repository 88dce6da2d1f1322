import { realpathSync } from 'node:fs';
import type { CheckOptions, CheckResult } from '../src/check/run.ts';
import { toSlashes } from '../src/content-graph/files.ts';
import { unifiedDiff } from '../src/edit/diff.ts';
import { fixPages } from '../src/edit/fix-pages.ts';
import { count } from '../src/report/count.ts';
import { fromWorkingFolder } from '../src/report/path.ts';
import { type Output, showReport } from './show-report.ts';

/** Mends pages and shows what is left, or shows as a diff what would be mended. */
export async function fixCommand(options: CheckOptions, outputs: readonly Output[], mode: 'write' | 'show'): Promise<CheckResult> {
  const isDry = mode === 'show';
  const { result, fixed } = await fixPages(options, { isDry });
  if (isDry) {
    // The file itself, and the folder itself: git does not follow symbolic links.
    const workingFolder = toSlashes(realpathSync('.'));
    for (const { before, after } of fixed.files) {
      const path = fromWorkingFolder(toSlashes(before.real), workingFolder);
      process.stdout.write(unifiedDiff(path, before.mark + before.text, before.mark + after));
    }
  } else showReport(result, outputs);
  process.stderr.write(`${isDry ? 'Would mend' : 'Mended'} ${count(fixed.count, 'finding')} in ${count(fixed.files.length, 'file')}\n`);
  return result;
}
