import { readFileSync } from 'node:fs';
import { VFileMessage } from 'vfile-message';
import { describe, expect, test } from 'vitest';
import { isReporter, type Report, reporters } from '../../src/report/index.ts';
import { sampleReport } from './sample.ts';

const report = await sampleReport();
const clean: Report = { ...report, findings: [] };

describe.each(Object.entries(reporters))('%s', (name, reporter) => {
  test('shows a real run exactly as the committed file says', () => {
    expect(reporter(report)).toBe(readFileSync(new URL(`expected/${name}.txt`, import.meta.url), 'utf8'));
  });

  test('names file, line, rule and the words of every finding', () => {
    const shown = reporter(report).replaceAll('%25', '%').replaceAll('%2C', ',').replaceAll('%20', ' ').replaceAll('\\|', '|');
    expect(report.findings.length).toBeGreaterThan(0);
    for (const { file, line, ruleId, reason } of report.findings) {
      expect(shown).toContain(file?.split('/').at(-1));
      expect(shown).toMatch(new RegExp(`\\b${line}\\b`));
      expect(shown).toContain(ruleId);
      expect(shown).toContain(reason);
    }
  });

  test('says of a clean run that there is nothing, and ends its last line', () => {
    const shown = reporter(clean);
    expect(shown.endsWith('\n')).toBe(true);
    for (const { reason } of report.findings) expect(shown).not.toContain(reason);
  });

  test('bears a finding without a place, a note or a file', () => {
    expect(reporter({ ...report, findings: [new VFileMessage('Unexpected thing')] })).toContain('Unexpected thing');
  });
});

test('only names of the table are reporters', () => {
  expect(['text', 'sarif', 'toString', ''].map(isReporter)).toEqual([true, true, false, false]);
});
