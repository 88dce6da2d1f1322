import { resolve } from 'node:path';
import { configFileName } from '../content-graph/config.ts';
import type { PageFacts, Reference } from '../content-graph/facts.ts';
import { toSlashes } from '../content-graph/files.ts';
import type { Graph } from '../content-graph/graph.ts';
import { shownFiles } from '../content-graph/included-texts.ts';
import { folderOf, resolveTarget } from '../content-graph/link.ts';
import { contentFolder } from '../content-graph/own-folder.ts';
import { redirectFiles } from '../content-graph/redirects.ts';
import { fileOf } from '../rules/no-broken-link.ts';

/** The files that are judged as a whole: what changed, what includes it, and what links to it. */
export function findConcerned(graph: Graph, paths: ReadonlySet<string>): Set<string> | 'all' {
  const changed = withFilesBelow(graph, paths);
  if ([...changed].some((file) => decidesAll(graph, file))) return 'all';
  const names = new Set([...changed].flatMap((file) => [...namesOf(file), ...lostFolders(graph, file)]));
  const concerned = graph.pages.filter((page) => changed.has(page.file) || isConcerned(graph, page, names));
  // A finding in a shared cause is told there, though a page that includes it is what changed.
  const shared = concerned.flatMap((page) => page.editions.flatMap(({ includes }) => includes.map((path) => `${page.root}/${path}`)));
  return new Set([...changed, ...concerned.map(({ file }) => file), ...shared]);
}

/** A submodule counts as changed as a whole: git names its folder only. */
function withFilesBelow({ roots }: Graph, paths: ReadonlySet<string>): ReadonlySet<string> {
  const folders = [...paths].filter((path) => roots.some((root) => root.folders.has(path)));
  if (folders.length === 0) return paths;
  const files = roots.flatMap((root) => [...root.files]);
  return new Set([...paths, ...files.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))]);
}

/** Settings, tables, redirects, navigation and, of our own pages, products and rules speak of every page. */
function decidesAll({ config, roots }: Graph, file: string): boolean {
  if (config.source !== '' && file === toSlashes(resolve(config.source))) return true;
  // Settings that are gone, so that others count now.
  if (file.endsWith(`/${configFileName}`) && roots.some(({ folder }) => `${folder}/`.startsWith(file.slice(0, -configFileName.length))))
    return true;
  if (config.typed && file.startsWith(contentFolder.replace(/content$/, 'src/'))) return true;
  return roots.some(({ folder }) => file.startsWith(`${folder}/_data/`) || decisive.some((name) => file === `${folder}/${name}`));
}

const decisive = ['SUMMARY.md', ...redirectFiles, '.gitbook.yaml'];

/** The ways a link may name a file that can be gone: with its ending or without, as the folder it is the index of, as HTML. */
function namesOf(file: string): string[] {
  const bare = file.replace(/\.mdx?$/i, '');
  if (bare === file) return [file];
  const index = /^(.+)\/(?:index|_index|README)$/i.exec(bare)?.[1];
  return [file, bare, `${bare}.html`, ...(index === undefined ? [] : [index])];
}

/** Folders that went with their last file. */
function lostFolders({ roots }: Graph, file: string): string[] {
  const root = roots.find(({ folder }) => file.startsWith(`${folder}/`));
  const lost: string[] = [];
  if (!root || root.files.has(file)) return lost;
  for (let folder = folderOf(file); folder.length > root.folder.length && !root.folders.has(folder); folder = folderOf(folder))
    lost.push(folder);
  return lost;
}

function isConcerned(graph: Graph, page: PageFacts, names: ReadonlySet<string>): boolean {
  return page.editions.some(
    ({ includes, links, images }) =>
      includes.some((path) => names.has(`${page.root}/${path}`)) ||
      links.some((link) => leadsTo(graph, page, link, names)) ||
      images.some((image) => leadsTo(graph, page, image, names)),
  );
}

function leadsTo(graph: Graph, page: PageFacts, reference: Reference, names: ReadonlySet<string>): boolean {
  const found = resolveTarget(graph, page, fileOf(page, reference), reference.target);
  switch (found.kind) {
    case 'page':
      return shownFiles(graph, found.page).some((file) => names.has(file));
    case 'folder':
      return names.has(found.folder);
    case 'file':
    case 'missing':
    case 'wrong-case':
      return names.has(found.file.replace(/\/$/, ''));
    case 'redirected':
      return names.has(found.to);
    default:
      return false;
  }
}
