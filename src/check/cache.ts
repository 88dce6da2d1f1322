import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import type { EditionFacts, PageFacts } from '../content-graph/facts.ts';
import type { Sources } from '../content-graph/reader.ts';
import type { Page } from '../content-graph/parse.ts';
import type { Problem } from '../rules/define-rule.ts';
import { CacheFile } from './cache-file.ts';
import { type Entry, giveBack, type Tell, type Told } from './entry.ts';
import { readText } from './read-text.ts';
import type { Scope } from './settings.ts';
import { isSettled, stampOf, toolVersion, trustsTimes } from './stamp.ts';

/** Where entries come from and go to. */
export type PageStore = Pick<CacheFile, 'read' | 'write'>;

/** Pages in one part of the file. */
const partSize = 500;
/** Below so many pages the cache costs what it saves. */
const worthwhile = 64;
/** Above so many the cache costs memory that the check itself needs; a run without any change is still remembered whole. */
const mostPages = 20_000;

/** The facts of pages that did not change since an earlier run, with what the page rules told of them. */
export class PageCache implements Sources {
  readonly #store: PageStore;
  readonly #tell: Tell;
  readonly #trustsTimes: boolean;
  readonly #leastPages: number;
  readonly #known: Map<string, Entry>;
  readonly #kept = new Map<string, Entry>();
  readonly #told = new Map<EditionFacts, Omit<Told, 'edition'>[]>();
  readonly #stamps = new Map<string, string>();
  #isChanged = false;
  #isFull = false;

  constructor(store: PageStore, tell: Tell, { hasTrust, leastPages }: { hasTrust: boolean; leastPages: number }) {
    this.#store = store;
    this.#leastPages = leastPages;
    this.#tell = tell;
    this.#trustsTimes = hasTrust;
    const entries = store.read().flat() as Entry[]; // the store gives back what this version has written
    this.#known = new Map(entries.map((entry) => [entry.facts.file, entry]));
  }

  /** What a page rule tells while a page is read; it is told again when the page is remembered. */
  add(rule: string, page: { file: string; facts: EditionFacts }, problem: Problem): void {
    this.#tell(rule, page, problem);
    if (this.#isFull) return;
    const known = this.#told.get(page.facts);
    if (known) known.push({ rule, problem });
    else this.#told.set(page.facts, [{ rule, problem }]);
  }

  /** Whether a page is as it was when it was remembered; looked at once in a run. */
  isFresh(file: string): boolean {
    if (this.#isFull) return false;
    if (!this.#stamps.has(file)) {
      const stamp = stampOf(file);
      this.#stamps.set(file, stamp);
      const entry = this.#known.get(file);
      if (entry && !this.#isSame(entry, stamp)) this.#isChanged = this.#known.delete(file);
    }
    return this.#known.has(file);
  }

  recall(file: string): PageFacts | undefined {
    const entry = this.isFresh(file) ? this.#known.get(file) : undefined;
    if (!entry) return undefined;
    this.#kept.set(file, entry);
    return giveBack(entry, this.#tell);
  }

  /** Takes what another page cache of this run has kept, as if it had been read here. */
  adopt(entry: Entry): PageFacts {
    if (!this.#isFull) this.#remember(entry);
    return giveBack(entry, this.#tell);
  }

  keep(page: Page, facts: PageFacts): void {
    if (page.source === '' || this.#isFull) return;
    const products = facts.editions.map((edition) => [...edition.products]);
    const told = facts.editions.flatMap((edition, index) =>
      (this.#told.get(edition) ?? []).map(({ rule, problem }) => ({ rule, edition: index, problem })),
    );
    for (const edition of facts.editions) this.#told.delete(edition);
    const stamp = this.#stamps.get(facts.file) ?? '';
    this.#remember({ facts, products, told, hash: hash('sha1', page.source), stamp, isSettled: isSettled(stamp) });
  }

  #remember(entry: Entry): void {
    this.#isFull = this.#kept.size >= mostPages;
    if (this.#isFull) for (const map of [this.#kept, this.#told, this.#stamps]) map.clear();
    else this.#kept.set(entry.facts.file, entry);
    this.#isChanged = true;
  }

  /** Leaves everything for the next run, where anything is new. */
  write(): void {
    if (this.#isFull || this.#kept.size < this.#leastPages || !(this.#isChanged || this.#kept.size !== this.#known.size)) return;
    this.#store.write(inParts([...this.#kept.values()]));
  }

  #isSame(entry: Entry, stamp: string): boolean {
    if (this.#trustsTimes && entry.isSettled && stamp === entry.stamp) return true;
    if (hash('sha1', readText(entry.facts.file)) !== entry.hash) return false;
    const wasSettled = entry.isSettled;
    this.#isChanged ||= this.#trustsTimes && (stamp !== entry.stamp || isSettled(stamp) !== wasSettled);
    Object.assign(entry, { stamp, isSettled: isSettled(stamp) });
    return true;
  }
}

function* inParts(entries: readonly Entry[]): Generator<Entry[]> {
  for (let start = 0; start < entries.length; start += partSize) yield entries.slice(start, start + partSize);
}

/** The cache of a run; none for our own pages, whose editions hold parts of other files. */
export function openPageCache(folder: string, scope: Scope, rules: readonly string[], tell: Tell): PageCache | undefined {
  if (scope.config.typed) return undefined;
  const name = JSON.stringify(['pages', scope.roots.map((path) => resolve(path)), scope.config, rules]);
  return new PageCache(new CacheFile(folder, name, toolVersion()), tell, { hasTrust: trustsTimes(), leastPages: worthwhile });
}
