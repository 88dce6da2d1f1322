import { cpSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { differenceOf } from '../../src/check/difference.ts';
import { checkScope } from '../../src/check/run.ts';
import { chooseScope, type Scope } from '../../src/check/settings.ts';
import type { Finding } from '../../src/rules/define-rule.ts';
import { sampleConfig } from '../content-graph/sample-products.ts';
import { createRepository } from './repository.ts';

/** What people do to a page. */
const acts: Record<string, (file: string) => void> = {
  'is deleted': (file) => {
    rmSync(file);
    // As git does: it knows no folder without a file.
    if (readdirSync(dirname(file)).length === 0) rmdirSync(dirname(file));
  },
  'is renamed': (file) => renameSync(file, file.replace(/(\.mdx?)$/, '-renamed$1')),
  'is copied to a name that comes first': (file) => cpSync(file, join(dirname(file), `0-${file.split('/').at(-1)}`)),
  'loses its headings': (file) => edit(file, /^#+ .*$/gm, 'Words.'),
  'loses its links': (file) => edit(file, /\]\([^)]*\)/g, ']'),
  'loses its frontmatter': (file) => edit(file, /^---\n[^]*?\n---\n/, ''),
  'loses everything': (file) => writeFileSync(file, ''),
  'cannot be parsed any more': (file) => edit(file, /^/, '---\na: b: [\n---\n'),
  'goes with its folder': (file) => rmSync(dirname(file), { recursive: true }),
};

function edit(file: string, what: RegExp, instead: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(what, instead));
}

/** How much came true by each act. */
const truths = new Map<string, number>();

const fixtures = ['handbook', 'gitbook-folder', 'two-brands', 'pasted-page', 'typed-pages'];

describe.each(fixtures)('%s', (fixture) => {
  const repository = createRepository();
  const docs = join(repository.folder, 'docs');
  cpSync(join('tests/fixtures', fixture), docs, { recursive: true });
  repository.commitAll();
  afterAll(() => repository.remove());
  const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.mdx?$/.test(path))
    .slice(0, 5);

  async function scopeOf(): Promise<Scope> {
    const scope = fixture === 'typed-pages' ? { roots: [docs], only: [], config: sampleConfig } : await chooseScope([docs], undefined);
    return { ...scope, config: { ...scope.config, preset: 'strict' } };
  }

  function toNames(findings: readonly Finding[]): string[] {
    return findings.map(({ file = '', line, ruleId, reason }) => `${file.slice(docs.length + 1)}:${line} ${ruleId} ${reason}`);
  }

  test.each(Object.keys(acts))('whatever comes true when a page %s is told, and nothing that is not', async (act) => {
    const before = (await checkScope(await scopeOf())).findings;
    let changed = 0;
    for (const page of pages) {
      if (act === 'goes with its folder' && !page.includes('/')) continue;
      acts[act]?.(join(docs, page));
      // oxlint-disable no-await-in-loop -- each page in a repository where nothing else has changed
      const all = (await checkScope(await scopeOf())).findings;
      const { added } = differenceOf(before, all);
      changed += added.length;
      const unstaged = toNames((await checkScope(await scopeOf(), { changes: { since: 'HEAD' } })).findings);
      repository.git('add', '--all');
      const staged = toNames((await checkScope(await scopeOf(), { changes: { staged: true } })).findings);
      // oxlint-enable no-await-in-loop
      repository.git('reset', '--quiet', '--hard');
      expect(staged).toEqual(unstaged);
      expect(toNames(all)).toEqual(expect.arrayContaining(unstaged));
      expect(unstaged).toEqual(expect.arrayContaining(toNames(added)));
    }
    truths.set(act, (truths.get(act) ?? 0) + changed);
  });
});

test.each(Object.keys(acts))('something came true when a page %s', (act) => {
  expect(truths.get(act)).toBeGreaterThan(0);
});
