import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, parsePage } from '../../content-graph/parse.ts';

/** The shared causes by name, parsed again only where their files changed. */
export class SharedCauses {
  readonly #folder: string;
  readonly #known = new Map<string, { changed: number; page: Page }>();

  constructor(contentFolder: string) {
    this.#folder = join(contentFolder, 'shared');
  }

  pages(): Map<string, Page> {
    const files = existsSync(this.#folder) ? readdirSync(this.#folder).filter((name) => name.endsWith('.mdx')) : [];
    return new Map(files.map((name) => [name.slice(0, -'.mdx'.length), this.#page(name)]));
  }

  #page(name: string): Page {
    const file = join(this.#folder, name);
    const changed = statSync(file).mtimeMs;
    const known = this.#known.get(name);
    if (known?.changed === changed) return known.page;
    const page = parsePage(file, `shared/${name}`, readFileSync(file, 'utf8'));
    this.#known.set(name, { changed, page });
    return page;
  }
}
