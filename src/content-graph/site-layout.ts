import { slug } from 'github-slugger';
import type { PageFacts } from './facts.ts';
import type { Graph } from './graph.ts';

/** How a folder of pages becomes addresses on its site, as far as its links prove it. */
export interface SiteLayout {
  /** The page that the site serves at an address such as `/guides/start/`. */
  pageAt(path: string): PageFacts | undefined;
  /** Nothing is served at an address, for certain: its neighbors are there. */
  isMissing(path: string): boolean;
  /** The served address beside a missing one that is most like it. */
  nearTo(path: string, nearest: (word: string, candidates: Iterable<string>) => string | undefined): string | undefined;
}

/** Folders that tools take pages from, and the address they are served below. */
const knownFolders = [
  { folder: 'src/content/docs', base: '', marks: [] },
  { folder: 'docs/src/content/docs', base: '', marks: [] },
  { folder: 'docs', base: '/docs', marks: ['docusaurus.config.js', 'docusaurus.config.ts'] },
  { folder: 'website/docs', base: '/docs', marks: ['website/docusaurus.config.js', 'website/docusaurus.config.ts'] },
  { folder: 'docs', base: '', marks: ['docs/.vitepress', 'mkdocs.yml', 'docs/.vuepress'] },
  { folder: 'content', base: '', marks: [] },
  { folder: 'content/docs', base: '/docs', marks: [] },
  { folder: 'src/pages', base: '', marks: [] },
  { folder: 'src', base: '', marks: [] },
  { folder: 'docs', base: '', marks: [] },
  { folder: 'pages', base: '', marks: [] },
  { folder: '', base: '', marks: [] },
] as const;

/** The layout that explains most links which begin with `/`; nothing where none explains enough of them. */
export function inferLayout(graph: Graph): SiteLayout | undefined {
  const targets = absoluteTargets(graph);
  if (targets.length === 0) return undefined;
  let best: { site: Site; found: number } | undefined;
  for (const { folder, base } of [...candidatesOf(graph), ...basedCandidates(graph, targets)]) {
    const pages = graph.pages.filter((page) => page.file.startsWith(`${folder}/`));
    if (pages.length === 0) continue;
    const site = new Site(pages, folder, base);
    const found = targets.filter((target) => site.pageAt(target) !== undefined).length;
    if (found > (best?.found ?? 0)) best = { site, found };
  }
  if (!best || best.found < 3) return undefined;
  const below = targets.filter((target) => best.site.holds(target));
  if (best.found / below.length < 0.75) return undefined;
  best.site.learn(below);
  return best.site;
}

/** Every address below `/` that a page links to, once; files other than pages left out. */
function absoluteTargets(graph: Graph): string[] {
  const targets = new Set<string>();
  for (const page of graph.pages) {
    for (const edition of page.editions) {
      for (const { target } of edition.links) {
        if (!target.startsWith('/') || target.startsWith('//')) continue;
        const path = target.replace(/[?#].*$/s, '');
        if (!/[{}<>$]/.test(path) && (/\.(?:mdx?|html?)$/i.test(path) || !/\.[a-z\d]{1,5}$/i.test(path))) targets.add(path);
      }
    }
  }
  return [...targets];
}

function candidatesOf(graph: Graph): { folder: string; base: string }[] {
  return graph.roots.flatMap(({ folder: root }) => {
    const known = knownFolders
      .filter(({ marks }) => marks.length === 0 || marks.some((mark) => graph.kindOf(`${root}/${mark}`) !== 'missing'))
      .map(({ folder, base }) => ({ folder: folder === '' ? root : `${root}/${folder}`, base: base as string }))
      .filter(({ folder }) => folder === root || graph.kindOf(folder) === 'folder');
    const inside = /^.*\/(?:src\/content\/docs|docs|content)(?=\/|$)/.exec(root)?.[0];
    const above = inside === undefined || inside === root ? [] : [{ folder: inside, base: '' }];
    return [...known, { folder: root, base: `/${root.slice(root.lastIndexOf('/') + 1)}` }, ...above];
  });
}

/** A site below a path of its host, such as `/lab/`, begins most of its addresses with it. */
function basedCandidates(graph: Graph, targets: readonly string[]): { folder: string; base: string }[] {
  const counts = new Map<string, number>();
  for (const target of targets) {
    const first = /^\/[^/]+(?=\/)/.exec(target)?.[0];
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [base, count = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (base === undefined || count < 3 || count < targets.length / 2) return [];
  return candidatesOf(graph).map((candidate) => ({ folder: candidate.folder, base: base + candidate.base }));
}

class Site implements SiteLayout {
  readonly #pages = new Map<string, PageFacts>();
  /** Addresses below which pages are, without the slash at their end. */
  readonly #folders = new Set<string>();
  readonly #locales = new Set<string>();
  readonly #base: string;
  /** Folders most of whose linked addresses are found: there, what is not found is missing. */
  readonly #proven = new Set<string>();

  constructor(pages: readonly PageFacts[], folder: string, base: string) {
    this.#base = base;
    for (const page of pages) {
      for (const address of addressesOf(page, page.file.slice(folder.length + 1))) {
        if (!this.#pages.has(address)) this.#pages.set(address, page);
        for (let slash = address.lastIndexOf('/'); slash >= 0; slash = address.lastIndexOf('/', slash - 1)) {
          this.#folders.add(address.slice(0, slash));
          if (slash === 0) break;
        }
      }
      const first = /^([a-z]{2}(?:-[a-z]{2,4})?)\//i.exec(page.file.slice(folder.length + 1))?.[1];
      if (first !== undefined) this.#locales.add(first.toLowerCase());
    }
  }

  holds(path: string): boolean {
    return this.#base === '' || path === this.#base || path.startsWith(`${this.#base}/`);
  }

  pageAt(path: string): PageFacts | undefined {
    if (!this.holds(path)) return undefined;
    const address = toAddress(path.slice(this.#base.length));
    return this.#pages.get(address) ?? this.#pages.get(slugged(address)) ?? this.#inOtherLocale(address);
  }

  /** A page that is not translated yet is served in the language of the site. */
  #inOtherLocale(address: string): PageFacts | undefined {
    const [, first = '', rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(address) ?? [];
    if (!this.#locales.has(first.toLowerCase())) return undefined;
    for (const locale of ['en', ...this.#locales]) {
      const page = this.#pages.get(`/${locale}${rest}`);
      if (page) return page;
    }
    return this.#pages.get(rest === '' ? '/' : rest);
  }

  learn(paths: readonly string[]): void {
    const counts = new Map<string, { all: number; found: number }>();
    for (const path of paths) {
      const folder = this.#parentOf(path);
      const count = counts.get(folder) ?? { all: 0, found: 0 };
      counts.set(folder, { all: count.all + 1, found: count.found + (this.pageAt(path) ? 1 : 0) });
    }
    for (const [folder, { all, found }] of counts) if (found >= 2 && found / all >= 0.75) this.#proven.add(folder);
  }

  isMissing(path: string): boolean {
    if (!this.holds(path) || this.pageAt(path)) return false;
    const parent = this.#parentOf(path);
    return this.#proven.has(parent) && this.#folders.has(parent) && !this.#folders.has(toAddress(path.slice(this.#base.length)));
  }

  nearTo(path: string, nearest: (word: string, candidates: Iterable<string>) => string | undefined): string | undefined {
    const parent = this.#parentOf(path);
    const siblings = [...this.#pages.keys()].filter((address) => address.slice(0, address.lastIndexOf('/')) === parent);
    const name = toAddress(path).slice(toAddress(path).lastIndexOf('/') + 1);
    const found = nearest(
      name,
      siblings.map((address) => address.slice(parent.length + 1)),
    );
    return found === undefined ? undefined : `${this.#base}${parent}/${found}${path.endsWith('/') ? '/' : ''}`;
  }

  #parentOf(path: string): string {
    const address = toAddress(path.slice(this.#base.length));
    return address.slice(0, address.lastIndexOf('/'));
  }
}

/** Without ending, index and slash at the end; `/` for the top. */
function toAddress(path: string): string {
  const plain = path
    .replace(/\/+$/, '')
    .replace(/\.(?:mdx?|html?)$/i, '')
    .replace(/\/(?:index|README)$/i, '');
  return plain === '' ? '/' : plain;
}

/** Every address a site may serve a file at: as it is, in lower case with hyphens, without numbers for the order, as its frontmatter says. */
function addressesOf(page: PageFacts, path: string): string[] {
  const address = toAddress(`/${path}`);
  const addresses = [address];
  if (/[^a-z\d/_-]/.test(address)) addresses.push(slugged(address));
  if (/\/\d+[-_.]/.test(address)) addresses.push(address.replace(/\/\d+[-_. ]+/g, '/'));
  const folder = address.slice(0, address.lastIndexOf('/'));
  for (const key of ['slug', 'permalink', 'id']) {
    const value = page.frontmatter[key];
    if (typeof value !== 'string' || value === '') continue;
    addresses.push(toAddress(value.startsWith('/') ? value : `${folder}/${value}`));
    if (key === 'slug') addresses.push(toAddress(`/${value.replace(/^\//, '')}`));
  }
  return addresses;
}

function slugged(address: string): string {
  return address
    .split('/')
    .map((part) => slug(part))
    .join('/');
}
