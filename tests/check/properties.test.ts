import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkScope } from '../../src/check/run.ts';
import { type Config, defaultConfig } from '../../src/content-graph/config.ts';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { fix, writeFixed } from '../../src/edit/fix.ts';
import type { Finding } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/preset.ts';
import { addFiles, writeFolder } from '../write-folder.ts';
import { randomPage } from './random-markdown.ts';

/** Every rule there is, as strangers have them and as our own pages do. */
const all = Object.fromEntries(Object.keys(rules).map((id) => [id, 'error' as const]));
const settings: Record<string, Config> = {
  strangers: { ...defaultConfig, rules: all },
  'our own': { ...ownConfig(), rules: all },
};

const neighbors = { 'b.md': '# B\n', 'c/d.md': '# D\n\n## Part\n', 'x.md': '# X\n' };

function findFaults(folder: string, config: Config, texts: ReadonlyMap<string, string>): Promise<Finding[]> {
  return checkScope({ roots: [folder], only: [], config }, { texts }).then(({ findings }) => findings);
}

/** Line and column of an offset, counted plainly. */
function pointAt(text: string, offset: number): { line: number; column: number; offset: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  // an offset between the two signs of a line ending belongs to the line that ends
  const isInside = text[offset - 1] === '\r' && text[offset] === '\n';
  const line = before.length - (isInside ? 1 : 0);
  return { line, column: (isInside ? (before.at(-2)?.length ?? 0) + 1 : (before.at(-1)?.length ?? 0)) + 1, offset };
}

test.each(['md', 'mdx'].flatMap((format) => Object.keys(settings).map((name) => [format, name] as const)))(
  'no page crashes the check, and every finding lies in its file: %s, %s settings',
  { timeout: 120_000 },
  async (format, name) => {
    const folder = writeFolder({ [`page.${format}`]: '', ...neighbors });
    const file = join(folder, `page.${format}`);
    const config = settings[name] ?? defaultConfig;
    await fc.assert(
      fc.asyncProperty(randomPage, async (page) => {
        const text = page.replace(/^\uFEFF/, '');
        for (const finding of await findFaults(folder, config, new Map([[file, page]]))) {
          if (finding.file !== file) continue;
          const { place, reason, fix: edits = [] } = finding;
          if (!place || !('start' in place)) throw new Error(`no range: ${reason}`);
          const { start, end } = place;
          expect(start, reason).toEqual(pointAt(text, start.offset ?? -1));
          expect(end, reason).toEqual(pointAt(text, end.offset ?? -1));
          expect(end.offset, reason).toBeGreaterThanOrEqual(start.offset ?? 0);
          expect(end.offset, reason).toBeLessThanOrEqual(text.length);
          for (const edit of edits) {
            expect(edit.offset <= edit.endOffset && edit.offset >= 0 && edit.endOffset <= text.length, reason).toBe(true);
          }
        }
      }),
      { seed: 7, numRuns: 150 },
    );
  },
);

function keyOf({ file, ruleId, reason }: Finding): string {
  return `${file} ${ruleId} ${reason.replace(/line \d+/g, 'line')}`;
}

function minus(from: readonly Finding[], other: readonly Finding[]): string[] {
  const left = other.map(keyOf);
  return from.map(keyOf).filter((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test.each(Object.keys(settings))(
  'fixing adds no finding, and a second time changes nothing: %s settings',
  { timeout: 120_000 },
  async (name) => {
    const config = settings[name] ?? defaultConfig;
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(randomPage, randomPage, fc.constantFrom('md', 'mdx'), async (one, two, format) => {
        const folder = writeFolder({});
        addFiles(folder, { [`one.${format}`]: one, [`c/two.${format}`]: two, ...neighbors });
        const run = (texts: ReadonlyMap<string, string>): Promise<Finding[]> => findFaults(folder, config, texts);
        const before = await run(new Map());
        const fixed = await fix(run);
        writeFixed(fixed);
        mended += fixed.count;
        expect(minus(await run(new Map()), before)).toEqual([]);
        expect(await fix(run)).toEqual({ count: 0, files: [] });
        rmSync(folder, { recursive: true });
      }),
      { seed: 11, numRuns: 40 },
    );
    expect(mended).toBeGreaterThan(10);
  },
);
