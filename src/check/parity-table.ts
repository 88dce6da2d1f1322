import type { PageParity, ParityReport } from './parity.ts';

const cellWidth = 12;

/** The report as a table for people, with the particulars below it. */
export function toParityTable(report: ParityReport): string {
  const { products, pages } = report;
  const width = Math.max(...pages.map(({ page }) => page.length), 0) + 2;
  const line = (label: string, cells: readonly string[], last: string): string =>
    `${label.padEnd(width)}${cells.map((text) => text.padEnd(cellWidth)).join('')}${last}`.trimEnd();
  const head = line('page', products, 'in common');
  const rows = pages.map((page) => {
    const cells = products.map((product) => cell(page, product));
    return line(page.page, cells, share(page.common).padStart('in common'.length));
  });
  return [head, '-'.repeat(head.length), ...rows, '', ...summary(report), ...causeLists(report), ...rewordingList(report), ''].join('\n');
}

/** Causes of this edition, those among them that another edition lacks, and those without Check. */
function cell(page: PageParity, product: string): string {
  if (!page.editions.includes(product)) return '–';
  const causes = page.causes[product] ?? 0;
  if (causes === 0) return 'yes';
  const only = page.onlyHere[product]?.length ?? 0;
  const unchecked = page.unchecked[product]?.length ?? 0;
  return `${causes}${only > 0 ? ` +${only}` : ''}${unchecked > 0 ? ` ?${unchecked}` : ''}`;
}

function share(common: number | undefined): string {
  return common === undefined ? '' : `${Math.floor(common * 100)} %`;
}

function summary({ products, pages, common }: ParityReport): string[] {
  const count = (read: (page: PageParity) => number): number => pages.reduce((sum, page) => sum + read(page), 0);
  const rows = products.map((product) => {
    const editions = pages.filter((page) => page.editions.includes(product));
    const alone = editions.filter((page) => page.editions.length === 1).length;
    const causes = count((page) => page.causes[product] ?? 0);
    const only = count((page) => page.onlyHere[product]?.length ?? 0);
    const unchecked = count((page) => page.unchecked[product]?.length ?? 0);
    return `${product}: pages ${editions.length}, nowhere else ${alone}; causes ${causes}, nowhere else ${only}, without Check ${unchecked}`;
  });
  return [
    'In a cell: causes of the page itself, +n that another edition lacks, ?n without Check; yes: a page without causes; –: no edition',
    ...rows,
    `Text in common, where a page has several editions: ${share(common)}`,
  ];
}

function causeLists({ pages, products }: ParityReport): string[] {
  return [
    ...causeList('Causes that another edition of the page lacks', pages, products, 'onlyHere'),
    ...causeList('Causes without Check', pages, products, 'unchecked'),
  ];
}

function causeList(title: string, pages: readonly PageParity[], products: readonly string[], list: 'onlyHere' | 'unchecked'): string[] {
  const rows = pages.flatMap((page) => {
    const byCauses = Map.groupBy(products, (product) => page[list][product]?.join(', ') ?? '');
    return [...byCauses].flatMap(([causes, told]) => (causes === '' ? [] : [`  ${page.page}  ${told.join(', ')}: ${causes}`]));
  });
  return rows.length > 0 ? ['', title, ...rows] : [];
}

function rewordingList({ pages }: ParityReport): string[] {
  const rows = pages.flatMap((page) =>
    page.rewordings.flatMap(({ section, products, passages }) => [
      `  ${page.page}${section && `  ${section}`}`,
      `    ${products[0]}: ${passages[0]}`,
      `    ${products[1]}: ${passages[1]}`,
    ]),
  );
  return rows.length > 0 ? ['', 'Perhaps the same facts in other words', ...rows] : [];
}
