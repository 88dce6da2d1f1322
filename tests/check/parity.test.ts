import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type PageParity, readParity } from '../../src/check/parity.ts';
import { toParityTable } from '../../src/check/parity-table.ts';
import { sampleConfig } from '../content-graph/sample-products.ts';
import { writeFolder } from '../write-folder.ts';

const roles = ['Space administrator', 'Editor'];
const both = 'title: Page\nproducts: { red: { reviewed: 2026-11-20 }, blue: { reviewed: 2026-11-20 } }';

function parityOf(body: string, frontmatter = both): PageParity {
  const [page] = readParity(writeFolder({ 'page.mdx': `---\n${frontmatter}\n---\n\n${body}\n` }), sampleConfig, roles).pages;
  if (!page) throw new Error('Expected a page');
  return page;
}

const cause = (id: string, inside = 'Wait.'): string => `<Cause id="${id}" kind="wait" title="It is ${id}">\n\n${inside}\n</Cause>`;
const forRed = (text: string): string => `<Only product="red">\n\n${text}\n\n</Only>`;
const forBlue = (text: string): string => `<Only product="blue">\n\n${text}\n\n</Only>`;

test('a page of one product has one edition and no share of common text', () => {
  const page = parityOf('Text.', 'title: Page\nproducts: { blue: { reviewed: 2026-11-20 } }');
  expect(page).toEqual({
    page: 'page.mdx',
    editions: ['blue'],
    causes: { blue: 0 },
    onlyHere: { blue: [] },
    unchecked: { blue: [] },
    rewordings: [],
  });
});

test('causes are counted by product, and those that another edition lacks are named', () => {
  const page = parityOf([cause('early'), forRed(cause('late'))].join('\n\n'));
  expect([page.causes, page.onlyHere]).toEqual([
    { red: 2, blue: 1 },
    { red: ['late'], blue: [] },
  ]);
});

test('a cause without Check is named for the product whose reader gets none', () => {
  const page = parityOf([cause('bare'), cause('seen', `${forRed('<Check>Look.</Check>')}\n\nWait.`)].join('\n\n'));
  expect(page.unchecked).toEqual({ red: ['bare'], blue: ['bare', 'seen'] });
});

test('shared causes belong to their own page', () => {
  const folder = writeFolder({
    'page.mdx': `---\n${both}\n---\n\n${cause('early', '<Check>Look.</Check>\n\nWait.')}\n\n<Shared cause="offline" />\n`,
    'shared/offline.mdx': `---\n${both}\nkind: shared\n---\n\n${cause('offline')}\n`,
  });
  const found = readParity(folder, sampleConfig, roles).pages.map(({ page, causes, unchecked }) => [page, causes['red'], unchecked['red']]);
  expect(found).toEqual([
    ['page.mdx', 1, []],
    ['shared/offline.mdx', 1, ['offline']],
  ]);
});

describe('the share of common text', () => {
  test.each([
    ['the same text', 'One two three.', 1],
    ["what follows from the product's name alone", 'Open {product.nameInText} and find {product.terms.aCourse}.', 1],
    ['the same text in blocks of both', [forRed('One two.'), forBlue('One two.')].join('\n\n'), 1],
    ['another target', [forRed('[One](a.mdx)'), forBlue('[One](b.mdx)')].join('\n\n'), 0.5],
    ['half of the words', ['One two three.', forRed('Four five six seven.'), forBlue('Eight nine ten eleven.')].join('\n\n'), 0.5],
  ])('%s', (_situation, body, share) => {
    expect(parityOf(body).common).toBeCloseTo(share);
  });

  test('a title of its own is text of its own', () => {
    const own = 'title: Page\nproducts: { red: { reviewed: 2026-11-20, title: Other }, blue: { reviewed: 2026-11-20 } }';
    expect(parityOf('One.', own).common).toBeCloseTo(0.5);
  });
});

function rewordingsOf(red: string, blue: string): string[][] {
  return parityOf(`${forRed(red)}\n\n${forBlue(blue)}`).rewordings.map(({ passages }) => passages);
}

describe('the same facts in other words', () => {
  test.each([
    ['other words', 'Add files or invite people to it.', 'Add files or invite users to it.'],
    ['another order', 'Talk to an editor or a space administrator.', 'Talk to a space administrator or an editor.'],
    ['the same number', 'Wait 24 hours, then send it again.', 'Wait 24 hours, then mail it again.'],
    ['the same label', 'Press **Start** in the list.', 'Press **Start** in the menu.'],
  ])('are told: %s', (_situation, red, blue) => {
    expect(rewordingsOf(red, blue)).toEqual([[red, blue]]);
  });

  test.each([
    ['another number', 'Wait 24 hours, then send it again.', 'Wait 36 hours, then mail it again.'],
    ['another unit', 'Wait 24 hours, then send it again.', 'Wait 24 minutes, then mail it again.'],
    ['another label', 'Press **Start** in the list.', 'Press **Run** in the menu.'],
    ['another spelling of the label', 'Press **START** in the list.', 'Press **Start** in the menu.'],
    ['another role', 'Ask an editor of it for help.', 'Ask an administrator of it for advice.'],
    ['another address', 'Write to a@red.test about the page.', 'Write to b@red.test about this page.'],
    ['another name', 'Open it in the tool JupyterLab first.', 'Open it in the app Spyder first.'],
    ['the opposite', 'You can delete the whole space.', 'You cannot delete the entire space.'],
    ['more that is said', 'Wait for the mail.', 'Wait for the mail, then open it.'],
    ['more that is said, joined in another way', 'Creates spaces, and edits those.', 'Creates spaces, edits those and invites people.'],
    ['another place on the screen', 'Open the settings on the left side.', 'Open the settings on the right side.'],
    ['another matter', 'Wait for the mail.', 'Look at the sidebar.'],
  ])('are not told: %s', (_situation, red, blue) => {
    expect(rewordingsOf(red, blue)).toEqual([]);
  });

  test('only within one cause', () => {
    const page = parityOf(
      [cause('early', forRed('Add files or invite people.')), cause('late', forBlue('Add files or invite users.'))].join('\n\n'),
    );
    expect(page.rewordings).toEqual([]);
  });

  test('with their section, products and likeness', () => {
    const page = parityOf(cause('early', `${forRed('One two three people.')}\n\n${forBlue('One two three users.')}`));
    expect(page.rewordings).toEqual([
      { section: 'early', products: ['red', 'blue'], passages: ['One two three people.', 'One two three users.'], similarity: 0.75 },
    ]);
  });
});

test('the table shows people each page, the sums and the particulars', () => {
  const folder = writeFolder({
    'a.mdx': `---\n${both}\n---\n\n${cause('early', `${forRed('Add one file.')}\n\n${forBlue('Take one file.')}`)}\n\n${forRed(cause('late'))}\n`,
    'b.mdx': '---\ntitle: B\nproducts: { red: { reviewed: 2026-11-20 } }\n---\n\nText.\n',
  });
  expect(toParityTable(readParity(folder, sampleConfig, roles))).toBe(`page   red         blue        in common
----------------------------------------
a.mdx  2 +1 ?2     1 ?1             44 %
b.mdx  yes         –

In a cell: causes of the page itself, +n that another edition lacks, ?n without Check; yes: a page without causes; –: no edition
red: pages 2, nowhere else 1; causes 2, nowhere else 1, without Check 2
blue: pages 1, nowhere else 0; causes 1, nowhere else 0, without Check 1
Text in common, where a page has several editions: 44 %

Causes that another edition of the page lacks
  a.mdx  red: late

Causes without Check
  a.mdx  red: early, late
  a.mdx  blue: early

Perhaps the same facts in other words
  a.mdx  early
    red: Add one file.
    blue: Take one file.
`);
});

test('the command prints one JSON object about our own pages and exits with 0', () => {
  const root = join(import.meta.dirname, '../..');
  const printed: unknown = JSON.parse(execFileSync(process.execPath, ['scripts/parity.ts', '--json'], { cwd: root, encoding: 'utf8' }));
  expect(printed).toMatchObject({
    version: 1,
    products: ['nuvolos', 'datahub'],
    pages: expect.arrayContaining([expect.objectContaining({ page: 'troubleshooting/spaces/cannot-invite-space-admins.mdx' })]),
  });
});

test('products whose causes are the same share a line of the list', () => {
  const folder = writeFolder({ 'a.mdx': `---\n${both}\n---\n\n${cause('early')}\n\n${cause('late')}\n` });
  expect(toParityTable(readParity(folder, sampleConfig, roles))).toContain('\nCauses without Check\n  a.mdx  red, blue: early, late\n');
});
