import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OwnFailure } from '../../src/content-graph/own-failure.ts';
import { explainRule, type Terminal } from '../../src/rules/explain-rule.ts';
import { listRules } from '../../src/rules/list-rules.ts';
import { rules } from '../../src/rules/preset.ts';

const plain: Terminal = { hasColor: false, read: (file) => readFileSync(file, 'utf8') };

test('lists every rule once, in order, with its severities', () => {
  const [head, ...rows] = listRules(false).trimEnd().split('\n');
  expect(head?.split(/ {2,}/)).toEqual(['rule', 'links', 'recommended', 'strict', 'fixable']);
  expect(rows.map((row) => row.split(' ')[0])).toEqual(Object.keys(rules).toSorted());
  expect(rows.find((row) => row.startsWith('no-dot-in-address'))?.split(/ {2,}/)).toEqual([
    'no-dot-in-address',
    'off',
    'warn',
    'error',
    'yes',
  ]);
});

test('shows the page of a rule without Markdown marks', () => {
  const shown = explainRule('no-self-path', plain);
  expect(shown.startsWith('no-self-path\n\nA link to a place in the same page names the anchor alone.\n\nWhy. ')).toBe(true);
  expect(shown).toContain('\n    guides/start.md\n    [Below](start.md#below)');
  expect(shown).not.toMatch(/^#|```|\*\*/m);
  expect(shown.endsWith('Severity: links off, recommended off, strict error. Some of its findings are mended by --fix.\n')).toBe(true);
});

test('colors only where colors are asked for', () => {
  expect(explainRule('no-self-path', { ...plain, hasColor: true })).toContain('\u001B[');
  expect(explainRule('no-self-path', plain)).not.toContain('\u001B[');
  expect(listRules(true)).toContain('\u001B[');
});

test.each([
  ['no-selfpath', 'Cannot explain no-selfpath: there is no such rule, did you mean no-self-path; --rules lists them all'],
  ['x', 'Cannot explain x: there is no such rule; --rules lists them all'],
])('names the nearest rule: %s', (id, message) => {
  expect(() => explainRule(id, plain)).toThrow(new OwnFailure(message));
});
