import { dirname, resolve } from 'node:path';
import { type Config, defaultConfig, type EditionKey, findConfigFile, readConfig } from '../content-graph/config.ts';
import { kindOf, toSlashes } from '../content-graph/files.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { contentFolder } from '../content-graph/own-folder.ts';

/** What is read and what of it is judged. */
export interface Scope {
  /** Folders and files that make up the graph. */
  roots: string[];
  /** Findings in these files and folders are told; all where it is empty. */
  only: string[];
  config: Config;
}

/** Whether findings in a file are told. */
export function isIn(file: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((path) => file === path || file.startsWith(`${path}/`));
}

/** Throws an own failure for a product that the settings do not know. */
export function assertProduct({ config }: Scope, product: EditionKey | undefined): void {
  const known = Object.keys(config.products);
  if (product === undefined || known.includes(product)) return;
  throw new OwnFailure(`Cannot check for the product ${product}: expected ${known.join(' or ') || 'no product, the settings name none'}`);
}

/** Whether a product's readers meet a finding; one that names no product is met by all. */
export function isMetBy(product: EditionKey | undefined, { products = [] }: { products?: readonly EditionKey[] }): boolean {
  return product === undefined || products.length === 0 || products.includes(product);
}

/** Our own pages are always read whole, so that a link to a page that was not named is judged too. */
export async function chooseScope(paths: readonly string[], configFile: string | undefined): Promise<Scope> {
  const absolute = paths.map((path) => toSlashes(resolve(path)));
  const isOwn = configFile === undefined && absolute.every((path) => path === contentFolder || path.startsWith(`${contentFolder}/`));
  if (isOwn) {
    for (const [index, path] of absolute.entries()) {
      if (kindOf(path) === 'missing') throw new OwnFailure(`Cannot check ${paths[index]}: there is no such file or folder`);
    }
    const { ownConfig } = await import('../content-graph/own-config.ts');
    return { roots: [contentFolder], only: absolute.filter((path) => path !== contentFolder), config: ownConfig() };
  }
  return { roots: [...paths], only: [], config: await strangerConfig(absolute, configFile) };
}

async function strangerConfig(paths: readonly string[], configFile: string | undefined): Promise<Config> {
  if (configFile !== undefined) {
    if (kindOf(configFile) !== 'file') throw new OwnFailure(`Cannot read the configuration ${configFile}: there is no such file`);
    return readConfig(configFile);
  }
  const first = paths[0] ?? '.';
  const found = findConfigFile(kindOf(first) === 'folder' ? first : dirname(first));
  return found === undefined ? defaultConfig : readConfig(found);
}
