import { existsSync } from 'node:fs';
import { CompletionItemKind } from 'vscode-languageserver';
import { readTables } from '../content-graph/tables.ts';
import type { Choice } from './complete.ts';
import { targets } from './complete-target.ts';
import { products } from './complete-element.ts';
import type { Cursor } from './cursor-kinds.ts';
import { fieldsOf, findSchema, schemaOfPage, valuesOf } from './schema.ts';
import type { OpenPage } from './workspace.ts';

type FrontmatterCursor = Extract<Cursor, { kind: 'field' | 'value' }>;

/** The fields of the page's kind that it lacks, and the values that a field can have. */
export function completeFrontmatter(cursor: FrontmatterCursor, open: OpenPage): Choice[] {
  return cursor.kind === 'field' ? fields(cursor.path, open) : values(cursor.path, open);
}

function fields(path: readonly string[], open: OpenPage): Choice[] {
  if (path.length === 1 && path[0] === 'products') {
    return products(open).map((choice) => ({ ...choice, text: `${choice.label}: { reviewed: ${today()} }` }));
  }
  const schema = findSchema(schemaOfPage(kindOf(open.text)), path);
  const used = path.length === 0 ? new Set([...open.text.matchAll(/^([\w-]+):/gm)].map((match) => match[1])) : new Set();
  return (schema ? fieldsOf(schema) : [])
    .filter(({ name }) => !used.has(name))
    .map(({ name, description, isRequired }) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: isRequired ? 'required' : undefined,
      documentation: description,
      text: `${name}: `,
    }));
}

/** The buffer's word counts: the page may not be one that can be parsed. */
function kindOf(text: string): string | undefined {
  return /^kind:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
}

function values(path: readonly string[], open: OpenPage): Choice[] {
  const [field = '', ...rest] = path;
  if (field === 'products' && rest.length === 1) {
    return [{ label: `{ reviewed: ${today()} }`, kind: CompletionItemKind.Value, detail: 'today' }];
  }
  if (field === 'products' && rest.length === 0) return products(open);
  if (path.at(-1) === 'reviewed') return [{ label: today(), kind: CompletionItemKind.Value, detail: 'today' }];
  if (field === 'related') return targets(open);
  if (field === 'requires') return roles(open);
  if (field === 'aliases') return ownAnchors(open);
  if (field === 'about') return aboutValues(open);
  const schema = findSchema(schemaOfPage(kindOf(open.text)), path);
  return (schema ? valuesOf(schema) : []).map((value) => ({ label: value, kind: CompletionItemKind.EnumMember }));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function roles({ page }: OpenPage): Choice[] {
  if (!page || !existsSync(`${page.root}/_data/roles.json`)) return [];
  return Object.entries(readTables(page.root).roles).map(([id, { name, level }]) => ({
    label: id,
    kind: CompletionItemKind.EnumMember,
    detail: `${name}, ${level}`,
  }));
}

function ownAnchors({ page }: OpenPage): Choice[] {
  const anchors = new Map(page?.editions.flatMap((edition) => edition.anchors.map(({ id, text }) => [id, text] as const)));
  return [...anchors].map(([id, text]) => ({ label: `'#${id}'`, kind: CompletionItemKind.Reference, detail: text }));
}

function aboutValues({ graph }: OpenPage): Choice[] {
  const known = new Set(graph.pages.map(({ frontmatter }) => frontmatter['about']).filter((about) => typeof about === 'string'));
  return [...known].sort().map((label) => ({ label, kind: CompletionItemKind.Value }));
}
