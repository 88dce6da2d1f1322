import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../src/content-graph/address.ts';
import { contentFolder } from '../../src/content-graph/own-folder.ts';
import { readTables } from '../../src/content-graph/tables.ts';
import { otherSections } from '../../src/site/help/menu.ts';
import type { HelpPage } from '../../src/site/help/page.ts';
import { type Help, readHelps } from '../../src/site/help/read-help.ts';
import { relatedTo } from '../../src/site/help/related.ts';
import { isProblem } from '../../src/site/help/sections.ts';

const helps = [...readHelps(resolve(contentFolder))];
const { redirects } = readTables(contentFolder);

describe.each(helps)('for readers of %s', (_id, help) => {
  test('every page is within three clicks of the home', () => {
    const clicks = clicksFromHome(help);
    expect(help.pages.length).toBeGreaterThan(80);
    expect(help.pages.filter((page) => (clicks.get(page) ?? Infinity) > 3).map(({ path }) => path)).toEqual([]);
  });

  test('a problem that shows another as related is shown there, too', () => {
    const problems = help.pages.filter(isProblem);
    const oneWay = problems.flatMap((page) =>
      relatedTo(help, page)
        .problems.filter((other) => !relatedTo(help, other).problems.includes(page))
        .map((other) => `${page.path} -> ${other.path}`),
    );
    expect(oneWay).toEqual([]);
  });

  test('every problem leads to another problem or to a guide', () => {
    const alone = help.pages.filter(isProblem).filter((page) => {
      const { problems, pages } = relatedTo(help, page);
      return problems.length + pages.length === 0;
    });
    expect(alone.map(({ path }) => path)).toEqual([]);
  });

  test('every guide names a problem or the guides around it, and no page itself', () => {
    const guides = help.pages.filter(({ kind }) => kind === 'guide');
    expect(guides.filter((page) => relatedTo(help, page).problems.length + relatedTo(help, page).pages.length === 0)).toEqual([]);
    expect(help.pages.filter((page) => page.related.includes(page.path))).toEqual([]);
  });

  test('an old address leads to a place that this edition has, a word it does not use excepted', () => {
    const lost = successors(help).filter(({ page, anchor }) => page && anchor !== undefined && !anchorsOf(help, page).includes(anchor));
    const others = lost.filter(({ page }) => page?.path !== 'reference/glossary.mdx');
    expect(others.map(({ old, target }) => `${old} -> ${target}`)).toEqual([]);
  });

  test('an old address of a page that this product lacks leads to a section it has', () => {
    const lost = successors(help).filter(({ page, target }) => !page && sectionOf(help, target) === undefined);
    expect(lost.map(({ old, target }) => `${old} -> ${target}`)).toEqual([]);
  });
});

test('every old address leads to a page of each product that has it', () => {
  const all = Object.values(redirects).filter((target) => target !== '');
  for (const [id, help] of helps) {
    const has = all.filter((target) => help.graph.pages.some((page) => page.path === sourceOf(target) && help.graph.editionOf(page, id)));
    expect(successors(help).filter(({ page }) => page)).toHaveLength(has.length);
  }
  expect(all.length).toBeGreaterThan(450);
  expect(all.filter((target) => !helps.some(([, help]) => findPage(help, target)))).toEqual([]);
});

/** The least clicks to each page: the home names all sections, a section its pages, a page its related ones and the section above. */
function clicksFromHome(help: Help): Map<HelpPage, number> {
  const clicks = new Map<HelpPage, number>();
  let front: HelpPage[] = [...help.sections.areas, ...otherSections(help)];
  for (let count = 1; front.length > 0; count += 1) {
    for (const page of front) clicks.set(page, count);
    front = [...new Set(front.flatMap((page) => nextPages(help, page)))].filter((page) => !clicks.has(page));
  }
  return clicks;
}

function nextPages(help: Help, page: HelpPage): HelpPage[] {
  const { pages, sections } = help.sections.of(page);
  const { problems, pages: others } = relatedTo(help, page);
  const above = help.sections.above(page);
  return [...pages, ...sections, ...problems, ...others, ...(above ? [above] : [])];
}

interface Successor {
  old: string;
  target: string;
  page: HelpPage | undefined;
  anchor: string | undefined;
}

/** Where each old address leads in one product; the home of the site is left out. */
function successors(help: Help): Successor[] {
  return Object.entries(redirects).flatMap(([old, target]) =>
    target === '' ? [] : [{ old, target, page: findPage(help, target), anchor: target.split('#')[1] }],
  );
}

function findPage(help: Help, target: string): HelpPage | undefined {
  const address = addressOf(sourceOf(target));
  return help.pages.find((page) => page.address === address);
}

function sourceOf(target: string): string {
  return `${target.split('#')[0]}.mdx`;
}

function anchorsOf(help: Help, page: HelpPage): string[] {
  const facts = help.graph.pages.find(({ path }) => path === page.path);
  return (facts && help.graph.editionOf(facts, help.id)?.anchors.map(({ id }) => id)) ?? [];
}

/** The nearest section above a page that another product has. */
function sectionOf(help: Help, target: string): HelpPage | undefined {
  const folders = target.split('/').slice(0, -1);
  const indexes = folders.map((_folder, index) => `${folders.slice(0, folders.length - index).join('/')}/index.mdx`);
  return indexes.flatMap((index) => help.byPath.get(index) ?? [])[0];
}
