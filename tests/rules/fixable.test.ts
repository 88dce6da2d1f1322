import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyFixes } from '../../src/edit/apply.ts';
import type { Finding } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/preset.ts';
import { type Example, readRulePage } from './rule-page.ts';
import { findInExample } from './run-example.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-fixable-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.entries(rules))('%s', (id, { fixable }) => {
  const examples = readRulePage(id).examples.filter(({ isReported }) => isReported);
  const find = (example: Example): Promise<Finding[]> => findInExample(example, id, mkdtempSync(join(folder, `${id}-`)));

  test(`mends ${fixable ? 'some' : 'none'} of the faults on its page`, async () => {
    const findings = await Promise.all(examples.map(find));
    expect(findings.flat().some((finding) => finding.fix)).toBe(fixable);
  });

  if (!fixable) return;
  test.each(examples)('$name: what it mends is not told again', async (example) => {
    const findings = await find(example);
    const mendable = findings.filter((finding) => finding.fix);
    const after = await find({ ...example, files: mend(example, mendable) });
    expect(after.length).toBe(findings.length - mendable.length);
  });
});

/** The files of an example with all edits of the findings made. */
function mend({ files }: Example, findings: readonly Finding[]): Map<string, string> {
  const byFile = Map.groupBy(findings, (finding) => finding.file ?? '');
  const mended = [...byFile].map(([file, found]) => {
    const path = [...files.keys()].find((known) => file.endsWith(`/${known}`)) ?? '';
    return [
      path,
      applyFixes(
        readFileSync(file, 'utf8'),
        found.map(({ fix }) => fix ?? []),
      ).text,
    ] as const;
  });
  return new Map([...files, ...mended]);
}
