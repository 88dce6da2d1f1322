import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LiveCheck } from '../../src/check/live.ts';
import { checkScope } from '../../src/check/run.ts';
import { configFileName, defaultConfig, readConfig } from '../../src/content-graph/config.ts';
import type { Finding } from '../../src/rules/define-rule.ts';
import { helpPages, typedScope } from '../edit/help-pages.ts';
import { writeFolder } from '../write-folder.ts';

/** A page in the middle of a tag keeps the products it had, which a new check cannot know. */
const told = (findings: readonly Finding[]): string[] =>
  findings
    .map((finding) => {
      const { file, ruleId, products = [], includedBy = [] } = finding;
      return [file, String(finding), ruleId, ruleId === 'readable-page' ? '' : products.join(), includedBy.join()].join(' ');
    })
    .toSorted();

/** The rules that need other pages than those a page links to wait for the pause. */
const isLocal = ({ ruleId }: Finding): boolean => ruleId !== 'no-lost-anchor' && ruleId !== 'sound-redirects';

const roles = 'guides/roles.mdx';
const start = 'guides/start.mdx';
const shared = 'shared/offline.mdx';
const text = (path: string): string => helpPages[path] ?? '';

/** Each step changes one text, as a writer would; together they break and mend what one page says of another. */
const steps: [string, string, string | undefined][] = [
  ['a link to nothing', start, `${text(start)}\n[nothing](none.mdx)\n`],
  ['a heading that others link to', roles, text(roles).replace('## Space roles', '## Rooms')],
  ['the links too', start, text(start).replaceAll('#space-roles', '#rooms')],
  ['a tag that is not closed', roles, `${text(roles)}\n<Cause`],
  ['the tag again', roles, text(roles).replace('## Space roles', '## Rooms')],
  ['a product less', roles, text(roles).replace(/ {2}blue: .*\n/, '')],
  ['words of the other brand in a shared cause', shared, text(shared).replace('Without a network', 'Without Blue')],
  ['a slot more', shared, text(shared).replace('[fails, retry]', '[fails, retry, when]')],
  ['the shared cause back on the disk', shared, undefined],
  ['everything back on the disk', roles, undefined],
];

test('after each change a live check tells what a new one would, at once or after the pause', async () => {
  const folder = writeFolder(helpPages);
  const scope = typedScope(folder);
  const live = await LiveCheck.open(scope);
  expect(told(live.findings())).toEqual([]);
  const texts = new Map<string, string>();
  for (const [name, path, next] of steps) {
    const file = join(folder, path);
    if (next === undefined) texts.delete(file);
    else texts.set(file, next);
    live.setText(file, next);
    const quick = live.quickFindings();
    const full = told(live.findings());
    expect(told(quick.filter(isLocal)), name).toEqual(told(live.findings().filter(isLocal)));
    // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
    const anew = await checkScope(scope, { texts });
    const broken = new Set(anew.graph.pages.filter(({ faults }) => faults.length > 0).map(({ file: at }) => at));
    const expected = anew.findings.filter((finding) => !broken.has(finding.file ?? '') || finding.ruleId === 'readable-page');
    expect(full, name).toEqual(told(expected));
  }
});

test('judging in slices tells the same, and gives way to a keystroke', async () => {
  const folder = writeFolder(helpPages);
  const live = await LiveCheck.open(typedScope(folder));
  live.findings();
  live.setText(join(folder, start), `${text(start)}\n[nothing](none.mdx)\n`);
  const interrupted = live.findingsUnlessChanged();
  live.setText(join(folder, start), `${text(start)}\n[nothing](none.mdx) [more](less.mdx)\n`);
  expect(await interrupted).toBeUndefined();
  const slowly = await live.findingsUnlessChanged();
  expect(slowly?.map(({ ruleId }) => ruleId)).toEqual(['no-broken-link', 'no-broken-link']);
  expect(live.findings()).toBe(slowly);
});

describe('files that come and go', () => {
  test('are listed again', async () => {
    const folder = writeFolder({ 'a.md': '# A\n\n[b](b.md)\n', 'b.md': '# B\n' });
    const live = await LiveCheck.open({ roots: [folder], only: [], config: { ...defaultConfig, preset: 'links' } });
    expect(live.findings()).toEqual([]);
    rmSync(join(folder, 'b.md'));
    live.touch(join(folder, 'b.md'), true);
    expect(live.findings().map(({ ruleId }) => ruleId)).toEqual(['no-broken-link']);
    writeFileSync(join(folder, 'b.md'), '# B again\n');
    live.touch(join(folder, 'b.md'), true);
    expect(live.findings()).toEqual([]);
    expect(live.graph.pageOf(join(folder, 'b.md'))?.editions[0]?.title).toBe('B again');
  });

  test('count as soon as they have a text, saved or not', async () => {
    const folder = writeFolder({ 'a.md': '# A\n\n[b](new/b.md#here)\n' });
    const live = await LiveCheck.open({ roots: [folder], only: [], config: { ...defaultConfig, preset: 'links' } });
    expect(live.findings()).toHaveLength(1);
    live.setText(join(folder, 'new/b.md'), '# B\n\n## Here\n');
    expect(live.findings()).toEqual([]);
  });
});

test('the main product of a folder is chosen anew with every change', async () => {
  const settings = { products: { Red: { name: 'Red' }, Blue: { name: 'Blue' } } };
  const folder = writeFolder({ [configFileName]: JSON.stringify(settings), 'a.md': '# A\n\nRed Red\n', 'b.md': '# B\n\nRed\n' });
  const config = await readConfig(join(folder, configFileName));
  const live = await LiveCheck.open({ roots: [folder], only: [], config });
  const products = (): string[] => live.graph.pages.map(({ editions }) => editions[0]?.products.join() ?? '');
  expect(products()).toEqual(['Red', 'Red']);
  live.setText(join(folder, 'a.md'), '# A\n\nBlue Blue\n');
  expect(products()).toEqual(['Blue', 'Blue']);
});
