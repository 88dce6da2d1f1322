import type { PageFacts } from './facts.ts';
import type { Graph } from './graph.ts';
import { toKey } from './redirects.ts';
import { bundlerAlias, docusaurusTop, untranslated, withoutNumber } from './site-links.ts';
import { decodeQuietly } from './words.ts';

/** What a target leads to. `fragment` is decoded and has no `#`. */
export type Resolution =
  | { kind: 'empty' }
  | { kind: 'page'; page: PageFacts; fragment: string }
  | { kind: 'file'; file: string; fragment: string }
  | { kind: 'folder'; folder: string }
  | { kind: 'missing'; file: string }
  | { kind: 'wrong-case'; file: string; actual: string }
  /** Nothing is there any more, but a redirect leads on from it: to an address, or to a file. */
  | { kind: 'redirected'; to: string }
  | { kind: 'outside'; scheme: string }
  /** A template, or an address on a site whose layout is not known. */
  | { kind: 'unknown' };

/** The path, query and fragment of a target; the path decoded, `/` only. */
export interface Target {
  scheme: string;
  path: string;
  fragment: string | undefined;
}

export function parseTarget(target: string): Target {
  const trimmed = target.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\\)/i.exec(trimmed)?.[1]?.toLowerCase() ?? (trimmed.startsWith('//') ? 'https' : '');
  if (scheme.length > 1) return { scheme, path: trimmed, fragment: undefined };
  const [beforeFragment = '', ...rest] = trimmed.split('#');
  const [path = ''] = beforeFragment.split('?');
  return {
    scheme: '',
    path: decodeQuietly(path).replaceAll('\\', '/'),
    fragment: rest.length > 0 ? decodeQuietly(rest.join('#')) : undefined,
  };
}

/** Pages that a code host shows beside the files of a repository: above its top folder a relative link may lead there. */
const codeHostPage =
  /^(?:\.\.?\/)*\.\.\/(?:issues|pulls?|wiki|releases|tags|actions|discussions|commits?|blob|tree|raw|stargazers|network|security|graphs|compare|milestones|labels|projects|fork|archive)(?:[/?#]|$)/i;

/** `lab::Client`, `fn@crate::start`: what rustdoc makes a link of. */
export const rustPath = /^(?:[a-z]+@)?\w+(?:::\w+)+/i;

const template = /\{\{|\$\{|\{%|<%|\}\}/;

/** What GitBook writes where the page that was linked is lost. */
export const lostReference = /^(?:broken-reference|broken-link)\/?$/;

/** Resolves a target as written in `file`; the disk is asked only for what lies outside the checked folders. */
export function resolveTarget(graph: Graph, from: PageFacts, file: string, target: string): Resolution {
  return graph.remember(file, target, () => resolve(graph, from, file, target));
}

function resolve(graph: Graph, from: PageFacts, file: string, target: string): Resolution {
  if (rustPath.test(target) && !graph.config.typed) return { kind: 'unknown' };
  const { scheme, path, fragment } = parseTarget(target);
  if (scheme) return { kind: 'outside', scheme };
  if (template.test(target)) return { kind: 'unknown' };
  if (bundlerAlias.test(path) && !graph.config.typed) return { kind: 'unknown' };
  const isOnCodeHost = codeHostPage.test(path) && !graph.config.typed;
  if (lostReference.test(path)) return { kind: 'empty' };
  if (path === '')
    return fragment === undefined && !target.includes('?')
      ? { kind: 'empty' }
      : { kind: 'page', page: graph.pageOf(file) ?? from, fragment: fragment ?? '' };
  const site = path.startsWith('@site/') && !graph.config.typed ? docusaurusTop(graph, file) : undefined;
  if (site !== undefined)
    return withFragment(
      resolvePath(graph, joinPath(site, path.slice(6))) ?? { kind: 'missing', file: joinPath(site, path.slice(6)) },
      fragment,
    );
  const found = path.startsWith('/')
    ? graph.remember(`${from.root}/`, path, () => resolveFromTop(graph, from, path))
    : (resolvePath(graph, joinPath(folderOf(file), path)) ?? missing(graph, file, path));
  if (isOnCodeHost && found.kind === 'missing') return { kind: 'unknown' };
  return withFragment(found, fragment);
}

function withFragment(found: Resolution, fragment = ''): Resolution {
  return 'fragment' in found ? { ...found, fragment } : found;
}

/** What a path without `.` and `..` leads to, or nothing. */
function resolvePath(graph: Graph, path: string): Resolution | undefined {
  for (const candidate of candidates(graph, path)) {
    const page = graph.pageOf(candidate);
    if (page) return { kind: 'page', page, fragment: '' };
    if (graph.kindOf(candidate) === 'file') return { kind: 'file', file: candidate, fragment: '' };
  }
  return graph.kindOf(trimSlash(path)) === 'folder' ? { kind: 'folder', folder: trimSlash(path) } : undefined;
}

const indexNames = ['README.md', 'index.md', 'index.mdx', 'readme.md', 'Readme.md', 'README.mdx', '_index.md'];

/** In our own pages a link names its file; elsewhere a folder means its index, and an ending may be left out. */
function candidates(graph: Graph, path: string): string[] {
  if (graph.config.typed) return [path];
  const plain = trimSlash(path);
  const found = [plain];
  if (graph.kindOf(plain) === 'folder') found.unshift(...indexNames.map((name) => `${plain}/${name}`));
  if (!/\.mdx?$/i.test(plain)) found.push(`${plain}.md`, `${plain}.mdx`);
  if (/\.html?$/i.test(plain)) found.push(plain.replace(/\.html?$/i, '.md'), plain.replace(/\.html?$/i, '.mdx'));
  return found;
}

/** `/guides/start` counts from the top of a site whose layout can only be guessed: what is found counts, what is not stays unknown. */
function resolveFromTop(graph: Graph, from: PageFacts, path: string): Resolution {
  const segment = /^\/+([^/]+)\//.exec(path)?.[1];
  for (const top of graph.topsOf(from)) {
    if (segment !== undefined && graph.kindOf(joinPath(top, segment)) !== 'folder') continue;
    const found = resolvePath(graph, joinPath(top, path.slice(1)));
    if (found) return found;
  }
  const page = graph.layout?.pageAt(path);
  if (page) return { kind: 'page', page, fragment: '' };
  const to = graph.redirects.get(toKey(path));
  if (to !== undefined) return { kind: 'redirected', to };
  if (graph.config.typed) return { kind: 'missing', file: joinPath(from.root, path.slice(1)) };
  return graph.layout?.isMissing(path) ? { kind: 'missing', file: joinPath(from.root, path.slice(1)) } : { kind: 'unknown' };
}

function missing(graph: Graph, file: string, path: string): Resolution {
  const wanted = joinPath(folderOf(file), path);
  const actual = graph.otherCase(wanted);
  if (actual !== undefined) return { kind: 'wrong-case', file: wanted, actual };
  const root = graph.roots.find(({ folder }) => wanted.startsWith(`${folder}/`));
  const to = root && graph.redirects.get(toKey(wanted.slice(root.folder.length)));
  if (to !== undefined) return { kind: 'redirected', to };
  return (graph.config.typed ? undefined : resolveOnSite(graph, file, path, wanted)) ?? { kind: 'missing', file: wanted };
}

/** What a site makes of a relative path that is none in the folder: an address, or a page in the language that has all. */
function resolveOnSite(graph: Graph, file: string, path: string, wanted: string): Resolution | undefined {
  const original = untranslated(wanted);
  if (original !== undefined) return resolvePath(graph, original);
  if (/\.[a-z0-9]+$/i.test(trimSlash(path))) return undefined;
  const asAddress = resolvePath(graph, joinPath(file.replace(/(?:\/(?:index|README))?\.mdx?$/i, ''), path));
  if (asAddress) return asAddress;
  const numbered = graph.unnumbered.get(withoutNumber(trimSlash(wanted)));
  return numbered === undefined ? undefined : resolvePath(graph, numbered);
}

export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.replace(/\/+$/, '') : path;
}

/** Joins and resolves `.` and `..`; a slash at the end stays. */
export function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const isWindows = /^[A-Za-z]:$/.test(parts[0] ?? '');
  return `${isWindows ? '' : '/'}${parts.join('/')}${namesFolder(path) && parts.length > 0 ? '/' : ''}`;
}

function namesFolder(path: string): boolean {
  return path === '' || path.endsWith('/') || path === '.' || path === '..' || path.endsWith('/.') || path.endsWith('/..');
}

/** The path of a file as seen from another file's folder. */
export function relativePath(fromFile: string, toFile: string): string {
  const from = folderOf(fromFile).split('/');
  const to = toFile.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  const up = from.length - same;
  return `${'../'.repeat(up)}${to.slice(same).join('/')}`;
}
