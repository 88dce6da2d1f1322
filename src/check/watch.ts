import { type FSWatcher, watch } from 'node:fs';
import { configFileName } from '../content-graph/config.ts';
import { kindOf, toSlashes } from '../content-graph/files.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { Finding } from '../rules/define-rule.ts';
import { type Difference, differenceOf } from './difference.ts';
import { LiveCheck } from './live.ts';
import { chooseScope } from './settings.ts';

/** What a save has changed. */
export interface Told extends Difference {
  all: readonly Finding[];
  pages: number;
  ms: number;
}

export interface WatchOptions {
  paths: readonly string[];
  configFile?: string;
  /** Told once at the start, with everything as new, then after each change that makes a difference or was saved by a person. */
  onTold(told: Told): void;
  /** Told of what a person can mend, such as broken settings; the watch goes on. */
  onFailure(failure: OwnFailure): void;
}

/** Milliseconds without an event before a change counts as saved, and before all rules are asked. */
const settled = 10;
const idle = 250;

/** Judges again what a save touches, until it is closed. */
export class Watch {
  readonly #options: WatchOptions;
  #live: LiveCheck;
  #findings: readonly Finding[] = [];
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #touched = new Set<string>();
  #soon: NodeJS.Timeout | undefined;
  #later: NodeJS.Timeout | undefined;

  private constructor(options: WatchOptions, live: LiveCheck) {
    this.#options = options;
    this.#live = live;
  }

  static async open(options: WatchOptions): Promise<Watch> {
    const opened = new Watch(options, await openLive(options));
    opened.#watchFolders();
    opened.#judge(() => opened.#live.findings(), true);
    return opened;
  }

  close(): void {
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /** One watcher for each folder that is checked: a recursive one would follow `node_modules` too. */
  #watchFolders(): void {
    const { config } = this.#live.scope;
    const folders = new Set(this.#live.graph.roots.flatMap((root) => [root.folder, ...root.folders]));
    if (config.source !== '') folders.add(toSlashes(config.source).replace(/\/[^/]*$/, ''));
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) {
      if (this.#watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, (_, name) => this.#touch(name === null ? folder : `${folder}/${name}`));
        // A folder that goes away ends its watcher with an error; its parent tells that it went.
        watcher.on('error', () => watcher.close());
        this.#watchers.set(folder, watcher);
      } catch (cause) {
        if (kindOf(folder) === 'missing') continue;
        throw new OwnFailure(`Cannot watch ${folder}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      }
    }
  }

  #touch(file: string): void {
    this.#touched.add(file);
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    this.#soon = setTimeout(() => void this.#answer(), settled);
  }

  async #answer(): Promise<void> {
    const touched = [...this.#touched];
    this.#touched.clear();
    try {
      if (touched.some((file) => this.#isSettings(file))) this.#live = await openLive(this.#options);
      else for (const file of touched) this.#live.touch(file, this.#isNews(file));
      this.#watchFolders();
      this.#judge(() => this.#live.quickFindings(), true);
      this.#later = setTimeout(() => this.#judge(() => this.#live.findings(), false), idle);
    } catch (cause) {
      if (!(cause instanceof OwnFailure)) throw cause;
      this.#options.onFailure(cause);
    }
  }

  #isSettings(file: string): boolean {
    // Nearer ones may come, and then count instead.
    return file.endsWith(`/${configFileName}`) || file === toSlashes(this.#live.scope.config.source);
  }

  /** Whether the listing has to be made again: a file or folder came or went. */
  #isNews(path: string): boolean {
    const kind = kindOf(path);
    const { roots } = this.#live.graph;
    return (
      roots.some(({ files }) => files.has(path)) !== (kind === 'file') ||
      roots.some(({ folders }) => folders.has(path)) !== (kind === 'folder')
    );
  }

  #judge(judge: () => readonly Finding[], isAnswer: boolean): void {
    const started = performance.now();
    const all = judge();
    const difference = differenceOf(this.#findings, all);
    this.#findings = all;
    if (!isAnswer && difference.added.length === 0 && difference.gone.length === 0) return;
    this.#options.onTold({ ...difference, all, pages: this.#live.graph.pages.length, ms: Math.round(performance.now() - started) });
  }
}

async function openLive({ paths, configFile }: WatchOptions): Promise<LiveCheck> {
  return LiveCheck.open(await chooseScope(paths, configFile));
}
