import type { PageFacts } from './facts.ts';
import type { Graph } from './graph.ts';
import { folderOf, joinPath } from './link.ts';
import type { Page } from './parse.ts';

/** How tools put one text into another: MkDocs, mdBook, VitePress, MyST, DocFX and templates. */
const orders = [
  /^[ \t]*;?-{2,}8<-{2,}[ \t]*(?:["'](?<mkdocs>[^"'\n]+)["'])?/gm,
  /\{\{#(?:rustdoc_)?include\s+(?<mdbook>[^}\s]+)/g,
  /<!--\s*@include:\s*(?<vitepress>\S+?)\s*-->/g,
  /^[ \t]*[`:]{3,}\{include\}[ \t]*(?<myst>\S+)/gm,
  /\[!INCLUDE\s*\[[^\]]*\]\((?<docfx>[^)\s]+)\)/gi,
  /\{%-?\s*include(?:-markdown|_relative)?\s+["']?(?<template>[^"'\s%]+)/g,
  /\{!\s*(?<markdown>[^!\s]+)\s*!\}/g,
];

/** What all of these hold, asked first because few pages do. */
const mark = /-8<-|[#@{]include|!INCLUDE|\{%-? *include|\{!/i;

/** Pages that MDX imports as components; only what is used counts, but nobody imports a page in vain. */
const imported = /^import\s+[\w$*{][^'"\n]*\sfrom\s+["'](?<mdx>[^"'\n]+\.mdx?)["']/gm;

/** Whether a page's text goes on in another file: then it is not all that a reader sees. */
export function includesTexts(source: string): boolean {
  return mark.test(source) && orders.some((order) => source.search(order) >= 0);
}

/** The files that a page puts into itself, as written; an order that names none is an empty path. */
export function includedTexts({ source, format }: Page): string[] {
  const found = includesTexts(source) ? orders.flatMap((order) => [...source.matchAll(order)]) : [];
  if (format === 'mdx' && source.includes('import')) found.push(...source.matchAll(imported));
  return [...new Set(found.map(({ groups }) => Object.values(groups ?? {}).find((path) => path !== undefined) ?? ''))];
}

/** The files whose text a reader of a page gets, as far as they are found. */
export function shownFiles(graph: Graph, page: PageFacts): string[] {
  const pages = page.texts ? includedPages(graph, page) : [];
  return [page.file, ...(pages === 'unknown' ? [] : pages.map(({ file }) => file))];
}

/** The pages that a page puts into itself, or `unknown` where one of them cannot be found. */
export function includedPages(graph: Graph, page: PageFacts): PageFacts[] | 'unknown' {
  const pages = new Set<PageFacts>([page]);
  for (const including of pages) {
    for (const found of namedPages(graph, including)) {
      if (!found || found.faults.length > 0) return 'unknown';
      pages.add(found);
    }
  }
  pages.delete(page);
  return [...pages];
}

/** The pages whose texts a page itself asks for; nothing in the place of one that cannot be found. */
export function namedPages(graph: Graph, { file, texts = [] }: PageFacts): (PageFacts | undefined)[] {
  return texts.map((path) => graph.pageOf(joinPath(folderOf(file), path.replace(/(?::[\w:-]*|\{[^}]*\}|#[\w-]*)$/, ''))));
}
