import { basename, relative, resolve } from 'node:path';
import { check, type CheckResult } from '../src/check/run.ts';
import { writeAtomically } from '../src/check/write-file.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { resolveTarget } from '../src/content-graph/link.ts';
import { type MapContent, toMap } from '../src/report/map/map.ts';
import { fileOf } from '../src/rules/no-broken-link.ts';
import { readArguments } from './arguments.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run map -- [folder] [options]

Writes a page that shows who links to whom, what nothing leads to, the products, and findings as heat. It needs no network.

  --out FILE   where it is written (map.html)
`;

await runCommand(usage, async () => {
  const { values, positionals } = readArguments({ out: { type: 'string' } });
  const folder = resolve(positionals[0] ?? contentFolder);
  const out = resolve(values.out ?? 'map.html');
  const content = toContent(await check({ paths: [folder] }), basename(folder));
  writeAtomically(out, [toMap(content)]);
  return { text: `${relative(process.cwd(), out)} shows ${content.pages.length} pages and ${content.links.length} links\n`, code: 0 };
});

function toContent({ graph, findings }: CheckResult, name: string): MapContent {
  const told = Map.groupBy(findings, ({ file }) => file ?? '');
  const indexes = new Map(graph.pages.map((page, index) => [page.file, index]));
  const pages = graph.pages.map(({ file, path, editions }) => ({
    path,
    title: fill(editions[0]?.title ?? '', graph.config.products[editions[0]?.products[0] ?? '']?.values),
    products: editions.flatMap(({ products }) => products),
    findings: (told.get(file) ?? []).map(({ reason, fatal }) => ({ text: reason, isError: fatal === true })),
  }));
  const shared = new Map(graph.pages.map((page, index) => [`${page.root}\n${page.path}`, index]));
  const includes = graph.pages.flatMap((page, from) =>
    page.editions.flatMap((edition) => edition.includes.map((path) => `${from} ${shared.get(`${page.root}\n${path}`) ?? from}`)),
  );
  const pairs = graph.pages.flatMap((page, from) =>
    page.editions
      .flatMap(({ links }) => links)
      .flatMap((link) => {
        const found = resolveTarget(graph, page, fileOf(page, link), link.target);
        const to = found.kind === 'page' ? indexes.get(found.page.file) : undefined;
        return to === undefined || to === from ? [] : [`${from} ${to}`];
      }),
  );
  const links = [...new Set([...pairs, ...includes])]
    .map((pair) => pair.split(' ').map(Number))
    .map(([from = 0, to = 0]) => ({ from, to }))
    .filter(({ from, to }) => from !== to);
  return { name, pages, links, products: Object.keys(graph.config.products) };
}

function fill(title: string, values: Record<string, string> = {}): string {
  return title.replace(/\{\s*product\.([\w.-]+)\s*\}/g, (whole, name: string) => values[name] ?? whole);
}
