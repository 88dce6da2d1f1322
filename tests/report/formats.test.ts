import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { default as AjvDraft04 } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { SaxesParser } from 'saxes';
import { VFileMessage } from 'vfile-message';
import { describe, expect, test } from 'vitest';
import { type Report, reporters } from '../../src/report/index.ts';
import { sampleReport } from './sample.ts';

const real = await sampleReport();
/** What a page may hold to break out of a format. */
const hostile = '<a b="c">]]>&amp;\0\x1B[31m\r\n::error::x|`%0A,:\u2028 \uD800 --> @someone ![p](//h)';
const attack: Report = { ...real, findings: [hostileFinding(), hostileFinding()] };
const samples: [string, Report][] = [
  ['a real run', real],
  ['a clean run', { ...real, findings: [] }],
  ['hostile words', attack],
];

function hostileFinding(): VFileMessage {
  const finding = new VFileMessage(hostile, { ruleId: 'a-rule', source: 'unstuck' });
  return Object.assign(finding, {
    file: `/x/${hostile}.md`,
    note: hostile,
    fatal: true,
    url: 'file:///a-rule.md',
    includedBy: ['/x/b.md'],
  });
}

describe.each(samples)('%s', (_, report) => {
  test('json holds its committed schema', () => {
    const ajv = new Ajv2020({ allErrors: true, strict: true });
    addFormats.default(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync(new URL('../../src/report/findings.schema.json', import.meta.url), 'utf8')));
    isValid(JSON.parse(reporters.json(report)));
    expect(isValid.errors).toBe(null);
  });

  test('sarif holds the schema of SARIF 2.1.0', () => {
    const ajv = new AjvDraft04({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    const isValid = ajv.compile(createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
    isValid(JSON.parse(reporters.sarif(report)));
    expect(isValid.errors).toBe(null);
  });

  test('junit is well-formed XML whose counts are true', () => {
    const counts = { testcase: 0, failure: 0 };
    let told: Record<string, string> = {};
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'testsuites') told = { ...attributes };
      if (name === 'testcase' || name === 'failure') counts[name] += 1;
    });
    parser.write(reporters.junit(report)).close();
    expect({ tests: told['tests'], failures: told['failures'] }).toEqual({
      tests: String(counts.testcase),
      failures: String(counts.failure),
    });
    expect(counts.failure).toBe(report.findings.filter(({ fatal }) => fatal).length);
  });

  test('gitlab has what its documentation requires, and no fingerprint twice', () => {
    const rows: unknown = JSON.parse(reporters.gitlab(report));
    expect(rows).toEqual(
      report.findings.map(() => ({
        description: expect.any(String),
        check_name: expect.stringMatching(/^[a-z-]+$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: expect.stringMatching(/^(?:major|minor)$/),
        location: { path: expect.any(String), lines: { begin: expect.any(Number), end: expect.any(Number) } },
      })),
    );
    expect(new Set(JSON.parse(reporters.gitlab(report)).map((row: { fingerprint: string }) => row.fingerprint)).size).toBe(
      report.findings.length,
    );
  });

  test('github has one command for each finding, each on a line of its own', () => {
    const commands = reporters
      .github(report)
      .split(/\r\n|\r|\n/)
      .filter((line) => line.trimStart().startsWith('::'));
    expect(commands.length).toBe(report.findings.length);
    for (const command of commands) expect(command).toMatch(/^::(?:error|warning) file=[^:,]+(?:,[a-zA-Z]+=[^:,]+)*::/);
  });

  test('markdown has one row of five cells for each finding, and no link, HTML or mention of a page’s making', () => {
    const rows = reporters
      .markdown(report)
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    expect(rows.length).toBe(report.findings.length);
    for (const row of rows) {
      const bare = row.replace(/`[^`]*`/g, '');
      expect(row.split(/(?<!\\)\|/).length).toBe(7);
      expect(bare).not.toMatch(/(?<!\\)[<>@[\]]/);
    }
  });

  test('text lets no control character through, and no line that begins like a command', () => {
    expect(reporters.text(report)).not.toMatch(/[\0-\x08\x0B-\x1F\x7F]|^\s*::/m);
  });
});

function fingerprints(report: Report): string[] {
  return JSON.parse(reporters.gitlab(report)).map((row: { fingerprint: string }) => row.fingerprint);
}

test('a fingerprint stays when the finding moves to another line', () => {
  const moved = real.findings.map((finding) => Object.assign(new VFileMessage(finding.reason), finding, { place: undefined, line: 99 }));
  expect(fingerprints({ ...real, findings: moved })).toEqual(fingerprints(real));
});

test('a job summary stays below what GitHub shows', () => {
  const many = Array.from({ length: 5000 }, () => hostileFinding());
  const shown = reporters.markdown({ ...real, findings: many });
  expect(Buffer.byteLength(shown)).toBeLessThan(2 ** 20);
  expect(shown).toContain('4000 more findings left out');
  const long = many.map((finding) => Object.assign(finding, { note: 'ü'.repeat(2000) }));
  const cut = reporters.markdown({ ...real, findings: long });
  expect(Buffer.byteLength(cut)).toBeLessThan(2 ** 20);
  expect(cut).toMatch(/\| a-rule \|\n\n4\d{3} more findings left out\.\n$/);
});
