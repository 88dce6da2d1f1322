import { collectFacts } from './collect.ts';
import { settleAliases } from './collect-frontmatter.ts';
import type { Config, EditionKey } from './config.ts';
import { toEdition } from './edition.ts';
import type { Edition } from './edition-context.ts';
import type { EditionFacts, PageFacts } from './facts.ts';
import { relativeTo, type Root } from './files.ts';
import { includedTexts } from './included-texts.ts';
import { isRecord } from './is-record.ts';
import { type Page, parsePage, readPage, readSource, withoutMark } from './parse.ts';
import { startOfFile } from './place.ts';
import { suppressionsOf } from './suppressions.ts';
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

/** Turns files into facts; trees are dropped as soon as an edition is walked, those of shared causes excepted. */
export class Reader {
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
export function unreadable({ path, reason }: { path: string; reason: string }, root: string): PageFacts {
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
