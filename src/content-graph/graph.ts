import { collectFacts, isRecord, settleAliases } from './collect.ts';
import type { Config, EditionKey } from './config.ts';
import { toEdition } from './edition.ts';
import type { Edition } from './edition-context.ts';
import type { EditionFacts, PageFacts } from './facts.ts';
import { frontmatterPlaceOf } from './frontmatter-place.ts';
import { kindOf, listRoot, type PathKind, relativeTo, type Root } from './files.ts';
import { includedTexts } from './included-texts.ts';
import type { Resolution } from './link.ts';
import { type Page, parsePage, readPage, readSource, withoutMark } from './parse.ts';
import { type Place, startOfFile } from './place.ts';
import { suppressionsOf } from './suppressions.ts';
import { type Publisher, type PublisherName, publishers } from './publishers.ts';
import { readRedirects, type Redirects } from './redirects.ts';
import { renamedTo } from './renames.ts';
import { inferLayout, type SiteLayout } from './site-layout.ts';
import { withoutNumbers } from './site-links.ts';
import { type Visitor, walk } from './walk.ts';
import { type Brands, createBrands } from './words.ts';

/** Called for every edition before its walk; gives the visitors that listen to it. */
export type Listen = (page: Page, edition: Edition, facts: EditionFacts) => readonly Visitor[];

/** Where pages come from besides the disk. */
export interface Sources {
  /** Texts that count instead of a file's: an editor's buffers, edits that are not written yet. */
  texts?: ReadonlyMap<string, string>;
  /** What is known already of a page, and still right: then it is neither parsed nor walked. */
  recall?(file: string): PageFacts | undefined;
  /** Takes what was read anew. */
  keep?(page: Page, facts: PageFacts): void;
  /** Whether a path counts as missing though the disk has it. */
  isGone?(path: string): boolean;
}

const publisherNames = Object.keys(publishers) as PublisherName[]; // the keys of the table

/** The facts of all editions of all checked pages, and what links need to be judged. */
export class Graph {
  readonly config: Config;
  readonly roots: Root[];
  readonly pages: PageFacts[] = [];
  /** Texts that count instead of a file's. */
  readonly texts: ReadonlyMap<string, string>;
  readonly #byFile = new Map<string, PageFacts | null>();
  readonly #resolved = new Map<string, Map<string, Resolution>>();
  readonly #kinds = new Map<string, PathKind>();
  readonly #reader: Reader;
  readonly #isGone: NonNullable<Sources['isGone']>;
  #files: FileIndex | undefined;
  readonly #tops = new Map<string, string[]>();
  #layout: SiteLayout | null | undefined;
  #publishers: PublisherName[] | undefined;
  #redirects: Redirects | undefined;
  #unnumbered: ReadonlyMap<string, string> | undefined;
  readonly #renames = new Map<string, string | undefined>();

  constructor(roots: Root[], config: Config, listen: Listen, sources: Sources) {
    this.config = config;
    this.roots = roots;
    this.texts = sources.texts ?? new Map();
    this.#reader = new Reader(config, listen, sources);
    this.#isGone = sources.isGone ?? (() => false);
  }

  /** Reads every page of every root. */
  read(): this {
    for (const _ of this.readInTurn());
    return this;
  }

  /** Reads page by page, so that other things may happen in between; only behind the last one is the graph whole. */
  *readInTurn(): Generator<PageFacts, void> {
    for (const root of this.roots) this.#reader.readShared(root);
    for (const root of this.roots) {
      for (const file of root.pages) {
        if (this.#byFile.has(file)) continue;
        const page = this.#reader.facts(file, root.folder);
        this.#byFile.set(file, page);
        this.pages.push(page);
        yield page;
      }
    }
    for (const root of this.roots) this.pages.push(...root.unreadable.map((entry) => unreadable(entry, root.folder)));
    assignProducts(this.pages, this.config);
  }

  /**
   * Reads a page once more and walks its editions, in the order of `page.editions`: for what facts leave out because few pages need it.
   * Several rules may ask for the same few pages; each reads them anew.
   */
  revisit(page: PageFacts, visitorOf: (edition: EditionFacts) => Visitor): void {
    this.#reader.again(page, visitorOf);
  }

  /** The text of a page, as its places count in it. */
  textOf(page: PageFacts): string {
    return this.#reader.text(page);
  }

  /** Where a value of a page's frontmatter stands. */
  placeInFrontmatter(page: PageFacts, path: readonly PropertyKey[]): Place {
    return frontmatterPlaceOf(this.#reader.page(page.file, page.path), path);
  }

  /** The facts of a file where it is a page; a page outside the checked folders is read when a link first leads to it. */
  pageOf(file: string): PageFacts | undefined {
    const known = this.#byFile.get(file);
    if (known !== undefined) return known ?? undefined;
    const isOutside = /\.mdx?$/i.test(file) && this.kindOf(file) === 'file';
    const page = isOutside ? this.#reader.outside(file, this.roots) : null;
    this.#byFile.set(file, page);
    return page ?? undefined;
  }

  /** Remembers what a target leads to that is written in a file, or in any below a folder: several rules ask for each. */
  remember(place: string, target: string, resolve: () => Resolution): Resolution {
    let targets = this.#resolved.get(place);
    if (!targets) this.#resolved.set(place, (targets = new Map()));
    let found = targets.get(target);
    if (!found) targets.set(target, (found = resolve()));
    return found;
  }

  /** The tools that publish the pages, as far as their ids differ from those of code hosts. */
  get publishers(): readonly PublisherName[] {
    this.#publishers ??= this.config.typed ? [] : publisherNames.filter((name) => this.#isPublishedBy(publishers[name]));
    return this.#publishers;
  }

  #isPublishedBy({ marks, unless = [] }: Publisher): boolean {
    return this.isMarked(marks) && !this.isMarked(unless);
  }

  /** Whether one of these files or folders lies in a checked folder or above it. */
  isMarked(marks: readonly string[]): boolean {
    return this.roots.some((root) =>
      this.topsOf({ root: root.folder }).some((top) => marks.some((mark) => this.kindOf(`${top}/${mark}`) !== 'missing')),
    );
  }

  /** What was asked of the disk beyond the listing; whatever is read outside the checked folders is asked for first. */
  get askedOutside(): ReadonlyMap<string, PathKind> {
    return this.#kinds;
  }

  kindOf(path: string): PathKind {
    for (const root of this.roots) {
      if (root.files.has(path)) return 'file';
      if (root.folders.has(path)) return 'folder';
    }
    // A text that counts is a file that is there, though the disk may have lost it.
    const known = this.#kinds.get(path) ?? (this.texts.has(path) ? 'file' : this.#isGone(path) ? 'missing' : kindOf(path));
    this.#kinds.set(path, known);
    return known;
  }

  /** The file that a path would name if letter case did not count. */
  otherCase(path: string): string | undefined {
    const actual = this.#index().byLowerCase.get(path.toLowerCase());
    return actual === path ? undefined : actual;
  }

  /** Every file of a name, wherever it is. */
  filesNamed(name: string): readonly string[] {
    return this.#index().byName.get(name) ?? [];
  }

  /** Names of the files in a folder that could be meant by a name: with another date or number it is another file. */
  namesLike(folder: string, name: string): readonly string[] {
    return this.#index().byFolder.get(folderKey(folder, name)) ?? [];
  }

  #index(): FileIndex {
    this.#files ??= indexFiles(this.roots);
    return this.#files;
  }

  /** Folders that a target starting with `/` may count from. */
  topsOf({ root }: Pick<PageFacts, 'root'>): readonly string[] {
    const known = this.#tops.get(root) ?? this.#findTops(root);
    this.#tops.set(root, known);
    return known;
  }

  #findTops(root: string): string[] {
    const tops = [root];
    if (this.config.typed) return tops;
    const parts = root.split('/');
    for (let length = parts.length; length > 1; length -= 1) {
      const folder = parts.slice(0, length).join('/');
      tops.push(folder, `${folder}/public`, `${folder}/static`);
      if (this.kindOf(`${folder}/.git`) !== 'missing' || this.kindOf(`${folder}/package.json`) === 'file') break;
    }
    return tops;
  }

  /** How the site serves the pages, where their links prove it; asked for only when all pages are read. */
  get layout(): SiteLayout | undefined {
    if (this.#layout === undefined) this.#layout = (this.config.typed ? undefined : inferLayout(this)) ?? null;
    return this.#layout ?? undefined;
  }

  /** Pages whose names begin with numbers, by their paths without these; asked for only when all pages are read. */
  get unnumbered(): ReadonlyMap<string, string> {
    this.#unnumbered ??= withoutNumbers(this.pages);
    return this.#unnumbered;
  }

  /** Old addresses and what follows them; asked for only when all pages are read. */
  get redirects(): Redirects {
    this.#redirects ??= readRedirects(this);
    return this.#redirects;
  }

  /** Where git says that a missing file went. Git is slow, so it is asked a few times only. */
  renameOf(file: string): string | undefined {
    const known = this.#renames.get(file);
    if (known !== undefined || this.#renames.has(file) || this.#renames.size >= 5) return known;
    const root = this.roots.find(({ folder }) => file.startsWith(`${folder}/`))?.folder;
    const isInGit = root !== undefined && this.topsOf({ root }).some((top) => this.kindOf(`${top}/.git`) !== 'missing');
    const found = isInGit ? renamedTo(root, file) : undefined;
    this.#renames.set(file, found !== undefined && this.kindOf(found) === 'file' ? found : undefined);
    return this.#renames.get(file);
  }

  /** The facts that the reader of one product gets of a page. */
  editionOf(page: PageFacts, key: EditionKey | undefined): EditionFacts | undefined {
    if (key === undefined || page.editions[0]?.products.length === 0) return page.editions[0];
    return page.editions.find((edition) => edition.products.includes(key));
  }
}

interface FileIndex {
  byName: Map<string, string[]>;
  byFolder: Map<string, string[]>;
  byLowerCase: Map<string, string>;
}

function indexFiles(roots: readonly Root[]): FileIndex {
  const index: FileIndex = { byName: new Map(), byFolder: new Map(), byLowerCase: new Map() };
  for (const file of new Set(roots.flatMap((root) => [...root.files]))) {
    const slash = file.lastIndexOf('/');
    push(index.byName, file.slice(slash + 1), file);
    push(index.byFolder, folderKey(file.slice(0, slash), file.slice(slash + 1)), file.slice(slash + 1));
    index.byLowerCase.set(file.toLowerCase(), file);
  }
  return index;
}

function folderKey(folder: string, name: string): string {
  return `${folder}\n${name.replace(/\D+/g, '')}`;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Turns files into facts; trees are dropped as soon as an edition is walked, those of shared causes excepted. */
class Reader {
  readonly #config: Config;
  readonly #listen: Listen;
  readonly #brands: Brands | undefined;
  readonly #sources: Sources;
  readonly #shared = new Map<string, Page>();

  constructor(config: Config, listen: Listen, sources: Sources) {
    this.#config = config;
    this.#listen = listen;
    this.#sources = sources;
    this.#brands = createBrands(config);
  }

  readShared(root: Root): void {
    if (!this.#config.typed) return;
    for (const file of root.pages) {
      const path = relativeTo(root.folder, file);
      const name = /^shared\/([^/]+)\.mdx$/.exec(path)?.[1];
      if (name !== undefined) this.#shared.set(name, this.page(file, path));
    }
  }

  facts(file: string, root: string): PageFacts {
    const known = this.#sources.recall?.(file);
    if (known) return known;
    const path = relativeTo(root, file);
    const page = this.#shared.get(/^shared\/([^/]+)\.mdx$/.exec(path)?.[1] ?? '') ?? this.page(file, path);
    const facts = this.#toFacts(page, root, this.#listen);
    this.#sources.keep?.(page, facts);
    return facts;
  }

  page(file: string, path: string): Page {
    const text = this.#sources.texts?.get(file);
    return text === undefined ? readPage(file, path, this.#config.maxBytes) : parsePage(file, path, text);
  }

  text({ file }: PageFacts): string {
    const text = this.#sources.texts?.get(file);
    return text === undefined ? readSource(file, this.#config.maxBytes) : withoutMark(text);
  }

  again({ file, path, editions }: PageFacts, visitorOf: (edition: EditionFacts) => Visitor): void {
    const page = this.page(file, path);
    for (const facts of page.tree ? editions : [])
      walk(toEdition(page, facts.products[0], this.#config, this.#shared), page, [visitorOf(facts)]);
  }

  outside(file: string, roots: readonly Root[]): PageFacts {
    const root = roots.find(({ folder }) => file.startsWith(`${folder}/`))?.folder ?? file.slice(0, file.lastIndexOf('/'));
    return this.#toFacts(this.page(file, relativeTo(root, file)), root, () => []);
  }

  #toFacts(page: Page, root: string, listen: Listen): PageFacts {
    const { file, path, format, frontmatter, faults } = page;
    const facts: PageFacts = { file, path, root, format, frontmatter, faults, editions: [], suppressions: suppressionsOf(page) };
    for (const products of page.tree ? editionKeys(page, this.#config) : []) {
      const edition = toEdition(page, products[0], this.#config, this.#shared);
      const collected = collectFacts(page, products, this.#config, this.#brands);
      walk(edition, page, [collected.visitor, ...listen(page, edition, collected.facts)]);
      facts.editions.push(collected.facts);
    }
    const texts = this.#config.typed ? [] : includedTexts(page);
    if (texts.length > 0) facts.texts = texts;
    if (facts.editions.length > 1) settleAliases(facts.editions);
    return facts;
  }
}

/** What could not even be listed stands in the graph as a page that nobody can read. */
function unreadable({ path, reason }: { path: string; reason: string }, root: string): PageFacts {
  const fault = {
    place: startOfFile,
    reason: `Unexpected unreadable path, ${reason}`,
    note: 'Mend or delete it, or leave it out with `ignore` in the configuration.',
  };
  return { file: path, path: relativeTo(root, path), root, format: 'md', frontmatter: {}, editions: [], suppressions: [], faults: [fault] };
}

/** The products of a page, those that get the very same edition together. */
function editionKeys(page: Page, config: Config): EditionKey[][] {
  const all = Object.keys(config.products);
  if (!config.typed) return [named(page.frontmatter['products']).filter((key) => all.includes(key))];
  const own = named(page.frontmatter['products']).filter((key) => all.includes(key));
  const isOne = !/\{\s*(?:product|slot)\.|<(?:Only|Shared)\b/.test(page.source) && !hasOverrides(page.frontmatter['products']);
  if (own.length === 0) return [[]];
  return isOne ? [own] : own.map((key) => [key]);
}

function named(products: unknown): EditionKey[] {
  if (Array.isArray(products)) return products.map(String);
  return isRecord(products) ? Object.keys(products) : [];
}

function hasOverrides(products: unknown): boolean {
  return (
    isRecord(products) && Object.values(products).some((value) => isRecord(value) && Object.keys(value).some((key) => key !== 'reviewed'))
  );
}

/** Pages outside our content model that name no product belong to the product whose words the folder uses most. */
function assignProducts(pages: PageFacts[], config: Config): void {
  const keys = Object.keys(config.products);
  if (config.typed || keys.length === 0) return;
  const unnamed = pages.flatMap((page) => page.editions).filter((edition) => edition.products.length === 0);
  const uses = new Map(keys.map((key) => [key, 0]));
  for (const { product } of unnamed.flatMap(({ brandWords }) => brandWords))
    if (product !== '') uses.set(product, (uses.get(product) ?? 0) + 1);
  const [main] = [...uses].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (main !== undefined) for (const edition of unnamed) edition.products.push(main);
}

/** Lists the paths and reads their pages. */
export function readGraph(paths: readonly string[], config: Config, listen: Listen = () => [], sources: Sources = {}): Graph {
  return new Graph(
    paths.map((path) => listRoot(path, config.ignore)),
    config,
    listen,
    sources,
  ).read();
}
