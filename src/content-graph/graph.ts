import type { Config, EditionKey } from './config.ts';
import type { EditionFacts, PageFacts } from './facts.ts';
import { type FileIndex, folderKey, indexFiles } from './file-index.ts';
import { kindOf, listRoot, type PathKind, type Root } from './files.ts';
import { frontmatterPlaceOf } from './frontmatter-place.ts';
import type { Resolution } from './link.ts';
import type { Place } from './place.ts';
import { type Publisher, type PublisherName, publishers } from './publishers.ts';
import { type Listen, Reader, type Sources, unreadable } from './reader.ts';
import { readRedirects, type Redirects } from './redirects.ts';
import { renamedTo } from './renames.ts';
import { inferLayout, type SiteLayout } from './site-layout.ts';
import { withoutNumbers } from './site-links.ts';
import type { Visitor } from './walk.ts';

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
