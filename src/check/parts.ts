import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { codeOf, kindOf, relativeTo, type Root, toSlashes } from '../content-graph/files.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import type { PageStore } from './cache.ts';
import { readText } from './read-text.ts';
import type { Scope } from './settings.ts';
import { toolVersion } from './stamp.ts';
import { writeAtomically } from './write-file.ts';

/** One machine's share of the pages: the second of eight is `{ number: 2, of: 8 }`. */
export interface Shard {
  number: number;
  of: number;
}

/** What is remembered of a page, as far as it names where the page lies. */
interface Located {
  facts: { file: string; root: string };
}

const magic = 'unstuck part ';

/** The pages of one shard; of our own content every shard has the shared causes too, which stand in the editions of other pages. */
export function pagesOf(root: Root, { number, of }: Shard): Root {
  const isShared = (file: string): boolean => /^shared\/[^/]+\.mdx$/.test(relativeTo(root.folder, file));
  return { ...root, pages: root.pages.filter((file, index) => index % of === number - 1 || isShared(file)) };
}

/** Where a shard leaves what it has read. */
export function partWriter(folder: string, { number, of }: Shard, scope: Scope): PageStore {
  const file = join(folder, `${number}-of-${of}.part`);
  return {
    read: () => [],
    write(parts) {
      const entries = ([...parts].flat() as Located[]).map((entry) => relocate(entry, (root) => String(folders(scope).indexOf(root)))); // what a page cache keeps
      try {
        mkdirSync(folder, { recursive: true });
        writeAtomically(file, [`${headFor(scope)}\n`, serialize(entries)]);
      } catch (cause) {
        throw new OwnFailure(`Cannot write the part ${file}: ${codeOf(cause)}`, { cause });
      }
    },
  };
}

/** What all shards have left in a folder and the folders below. A part of another tool, other settings or a broken one holds nothing. */
export function partReader(folder: string, scope: Scope): PageStore {
  if (kindOf(folder) !== 'folder') throw new OwnFailure(`Cannot merge ${folder}: there is no such folder`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'));
  if (names.length === 0) throw new OwnFailure(`Cannot merge ${folder}: it holds no part; make them with --shard 1/8 --out ${folder}`);
  const head = headFor(scope);
  const roots = folders(scope);
  return {
    read: () =>
      names
        .sort()
        .flatMap((name) => readPart(join(folder, name), head).map((entry) => relocate(entry, (root) => roots[Number(root)] ?? root))),
    write() {},
  };
}

function readPart(file: string, head: string): Located[] {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf('\n');
    if (bytes.subarray(0, end).toString() !== head) return [];
    return deserialize(bytes.subarray(end + 1)) as Located[]; // this version has written it, the head says
  } catch {
    return [];
  }
}

/** Paths differ between machines, so a part names the number of the checked folder and what lies below it. */
function relocate<Entry extends Located>(entry: Entry, toRoot: (root: string) => string): Entry {
  const { file, root } = entry.facts;
  const to = toRoot(root);
  return { ...entry, facts: { ...entry.facts, root: to, file: `${to}${file.slice(root.length)}` } };
}

function folders({ roots }: Scope): string[] {
  return roots.map((path) => toSlashes(resolve(path))).map((path) => (kindOf(path) === 'file' ? path.replace(/\/[^/]*$/, '') : path));
}

/** The same where the same tool, with the same settings, reads pages that stand in others alike. */
function headFor(scope: Scope): string {
  const { source: _, ...settings } = scope.config;
  const shared = scope.config.typed ? folders(scope).flatMap(sharedTexts) : [];
  return magic + hash('sha256', JSON.stringify([toolVersion(false), settings, shared]));
}

function sharedTexts(root: string): string[] {
  const folder = join(root, 'shared');
  if (kindOf(folder) !== 'folder') return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  return names.sort().flatMap((name) => [name, readText(join(folder, name))]);
}
