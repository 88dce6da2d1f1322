import { LiveCheck } from '../check/live.ts';
import { chooseScope } from '../check/settings.ts';
import { configFileName, findConfigFile } from '../content-graph/config.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import { isSkipped, kindOf, relativeTo } from '../content-graph/files.ts';
import type { Graph } from '../content-graph/graph.ts';
import { folderOf } from '../content-graph/link.ts';
import { contentFolder } from '../content-graph/own-folder.ts';
import { readText } from '../edit/plan.ts';

/** An open page, and the check it belongs to. */
export interface OpenPage {
  live: LiveCheck;
  graph: Graph;
  file: string;
  text: string;
  /** Its facts; the last ones that could be parsed while it is in the middle of a tag. */
  page: PageFacts | undefined;
}

/** The checks that stay while an editor is open: one for each folder of pages. */
export class Workspace {
  readonly #folders: string[] = [];
  readonly #checks = new Map<string, Promise<LiveCheck>>();
  readonly #texts = new Map<string, string>();

  addFolder(folder: string): void {
    this.#folders.push(folder);
  }

  /** Ends the checks that only a folder asked for which is open no more. */
  async removeFolder(folder: string): Promise<LiveCheck[]> {
    this.#folders.splice(this.#folders.indexOf(folder), this.#folders.includes(folder) ? 1 : 0);
    const own = isAbove(folder, contentFolder) ? contentFolder : folder;
    const ended = this.#folders.some((other) => isAbove(other, own)) ? undefined : this.#checks.get(own);
    if (ended) this.#checks.delete(own);
    return ended ? [await ended] : [];
  }

  /** The check that judges a file; nothing for a file of this project that is no page. */
  checkOf(file: string): Promise<LiveCheck> | undefined {
    const folder = this.#folderOf(file);
    if (folder === undefined) return undefined;
    return this.#checks.get(folder) ?? this.#start(folder);
  }

  /** Nothing for a file that is neither open nor on the disk. */
  async openPage(file: string): Promise<OpenPage | undefined> {
    const live = this.#texts.has(file) || kindOf(file) === 'file' ? await this.checkOf(file) : undefined;
    if (!live) return undefined;
    const page = live.lastGood(file) ?? live.graph.pageOf(file);
    return { live, graph: live.graph, file, text: this.textOf(file), page };
  }

  textOf(file: string): string {
    return this.#texts.get(file) ?? readText(file);
  }

  async setText(file: string, text: string | undefined): Promise<LiveCheck | undefined> {
    if (text === undefined) this.#texts.delete(file);
    else this.#texts.set(file, text);
    const live = await this.checkOf(file);
    live?.setText(file, this.#texts.get(file));
    return live;
  }

  /** Files came, went or changed on the disk; gives the checks that have to look again. */
  async touch(files: readonly string[]): Promise<LiveCheck[]> {
    if (files.some((file) => file.endsWith(`/${configFileName}`))) {
      const folders = [...this.#checks.keys()];
      this.#checks.clear();
      return Promise.all(folders.map((folder) => this.#start(folder)));
    }
    const known = await Promise.all(this.#checks.values());
    const concerns = ({ graph }: LiveCheck, file: string): boolean =>
      graph.roots.some(({ folder }) => isAbove(folder, file) && !isSkipped(relativeTo(folder, file)));
    const concerned = known.filter((live) => files.some((file) => concerns(live, file)));
    for (const live of concerned) for (const file of files) live.touch(file, file === files.at(-1));
    return concerned;
  }

  /** Not every editor tells what happens beside it: the disk is looked through for what changed. */
  async lookAgain(file: string): Promise<LiveCheck | undefined> {
    const live = await this.checkOf(file);
    live?.lookAgain();
    return live;
  }

  async checks(): Promise<LiveCheck[]> {
    return Promise.all(this.#checks.values());
  }

  /** Our own pages are judged whole; so is an opened folder, or the folder of a page that is opened alone. */
  #folderOf(file: string): string | undefined {
    if (isAbove(contentFolder, file)) return contentFolder;
    const opened = this.#folders.filter((folder) => isAbove(folder, file)).sort((a, b) => b.length - a.length)[0];
    if (opened !== undefined) return isAbove(opened, contentFolder) ? undefined : opened;
    const config = findConfigFile(folderOf(file));
    return config === undefined ? folderOf(file) : folderOf(config.replaceAll('\\', '/'));
  }

  #start(folder: string): Promise<LiveCheck> {
    const opened = this.#open(folder);
    this.#checks.set(folder, opened);
    return opened;
  }

  async #open(folder: string): Promise<LiveCheck> {
    const live = await LiveCheck.open(await chooseScope([folder], undefined));
    for (const [file, text] of this.#texts) if (this.#folderOf(file) === folder) live.setText(file, text);
    return live;
  }

  /** Opens the checks of the folders, so that their findings are told before a page is opened. */
  async openAll(folders: readonly string[] = this.#folders): Promise<LiveCheck[]> {
    const files = folders.map((folder) => (isAbove(folder, contentFolder) ? contentFolder : folder));
    const existing = files.filter((folder) => kindOf(folder) === 'folder');
    const opened = await Promise.all(existing.map((folder) => this.checkOf(`${folder}/page.mdx`)));
    return opened.filter((live) => live !== undefined);
  }
}

function isAbove(folder: string, file: string): boolean {
  return file.startsWith(`${folder}/`);
}
