import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isPageRule, ruleUrl } from '../../src/rules/define-rule.ts';
import { type PresetName, type RuleId, rules } from '../../src/rules/preset.ts';
import { readRulePage } from './rule-page.ts';

const folder = new URL('../../src/rules/', import.meta.url);
const ids = Object.keys(rules);

function isRuleFile(name: string): boolean {
  return /\b(?:PageRule|GraphRule) = \{/.test(readFileSync(new URL(name, folder), 'utf8'));
}

test('every rule file is a row of the table, and every row has its file', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && isRuleFile(name));
  expect(files.map((name) => name.slice(0, -3)).toSorted()).toEqual(ids.toSorted());
});

test('every rule has a page, and every page a rule', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(pages.map((name) => name.slice(0, -3)).toSorted()).toEqual(ids.toSorted());
});

test('each preset asks for no less than the one before it', () => {
  const weight = { off: 0, warn: 1, error: 2 } as const;
  const presets: PresetName[] = ['links', 'recommended', 'strict'];
  for (const row of Object.values(rules)) {
    const weights = presets.map((preset) => weight[row[preset]]);
    expect(weights).toEqual(weights.toSorted((a, b) => a - b));
  }
});

describe.each(ids as RuleId[])('%s', (id) => {
  // the keys of the table
  const page = readRulePage(id);

  test('the row loads the rule of its name', async () => {
    const rule = await rules[id].load();
    expect(rule.id).toBe(id);
    expect(isPageRule(rule) ? typeof rule.visit : typeof rule.judge).toBe('function');
  });

  test('its findings lead to its page', () => {
    expect(readFileSync(fileURLToPath(ruleUrl(id)), 'utf8')).toContain(`# ${id}\n`);
  });

  test('its page says what must hold, why, and how to mend it', () => {
    expect(page.title).toBe(id);
    const [sentence = '', why = '', fix = ''] = page.opening;
    expect(sentence).toMatch(/^[A-Z][^]*\.$/);
    expect(why).toMatch(/^Why[:.] /);
    expect(fix).toMatch(/^Fix[:.] /);
  });

  test('its page shows what is accepted and what is reported', () => {
    expect(page.examples.filter(({ isReported }) => !isReported).length).toBeGreaterThan(0);
    expect(page.examples.filter(({ isReported }) => isReported).length).toBeGreaterThan(0);
    for (const { isReported, files, messages, name } of page.examples) {
      expect(files.size, name).toBeGreaterThan(0);
      expect(messages.length > 0, name).toBe(isReported);
    }
  });
});
