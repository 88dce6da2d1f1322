import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/preset.ts';
import { readRulePage } from './rule-page.ts';
import { runExample } from './run-example.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-examples-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.keys(rules))('%s', (id) => {
  const { examples } = readRulePage(id);
  test.each(examples)('$name', async (example) => {
    const messages = await runExample(example, id, mkdtempSync(join(folder, `${id}-`)));
    expect(messages).toEqual(example.messages);
  });
});
