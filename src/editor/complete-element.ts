import { CompletionItemKind } from 'vscode-languageserver';
import type { Choice } from './complete.ts';
import type { Cursor } from './cursor-kinds.ts';
import { fieldsOf, schemaOfComponent, valuesOf } from './schema.ts';
import type { OpenPage } from './workspace.ts';
import { componentNames } from '../content-graph/edition-element.ts';

type ElementCursor = Extract<Cursor, { kind: 'component' | 'attribute' | 'attribute-value' }>;

/** Components, their attributes, and the values of these. */
export function completeElement(cursor: ElementCursor, open: OpenPage): Choice[] {
  if (cursor.kind === 'component') return componentNames.map(toComponent);
  const schema = schemaOfComponent(cursor.component);
  if (!schema) return [];
  if (cursor.kind === 'attribute') {
    const known = fieldsOf(schema).map(({ name, description }) => ({ name, description }));
    const slots = cursor.component === 'Shared' ? slotsOf(open).map((name) => ({ name, description: 'A slot of a shared cause.' })) : [];
    return [...known, ...slots]
      .filter(({ name }) => !cursor.used.includes(name))
      .map(({ name, description }) => ({
        label: name,
        kind: CompletionItemKind.Property,
        documentation: description,
        text: `${name}=""`,
        snippet: `${name}="$1"`,
      }));
  }
  if (cursor.attribute === 'product') return products(open);
  if (cursor.component === 'Shared' && cursor.attribute === 'cause') return sharedCauses(open);
  const field = fieldsOf(schema).find(({ name }) => name === cursor.attribute);
  return (field ? valuesOf(field.schema) : []).map((value) => ({ label: value, kind: CompletionItemKind.EnumMember }));
}

function toComponent(name: string): Choice {
  const schema = schemaOfComponent(name);
  const required = (schema ? fieldsOf(schema) : []).filter(({ isRequired }) => isRequired);
  const attributes = required.map((field) => ` ${field.name}=""`).join('');
  const places = required.map((field, index) => ` ${field.name}="$${index + 1}"`).join('');
  return {
    label: name,
    kind: CompletionItemKind.Class,
    documentation: schema?.description,
    text: name + attributes,
    snippet: name + places,
  };
}

export function products({ graph }: OpenPage): Choice[] {
  return Object.entries(graph.config.products).map(([id, { name }]) => ({ label: id, kind: CompletionItemKind.EnumMember, detail: name }));
}

function sharedCauses({ graph }: OpenPage): Choice[] {
  return graph.pages.flatMap(({ path, frontmatter }) => {
    const name = /^shared\/([^/]+)\.mdx$/.exec(path)?.[1];
    return name === undefined ? [] : [{ label: name, kind: CompletionItemKind.EnumMember, detail: String(frontmatter['title'] ?? '') }];
  });
}

function slotsOf({ graph }: OpenPage): string[] {
  const slots = graph.pages.flatMap(({ path, frontmatter }) =>
    path.startsWith('shared/') && Array.isArray(frontmatter['slots']) ? frontmatter['slots'] : [],
  );
  return [...new Set(slots.map(String))];
}

/** What `{product.…}` and `{slot.…}` can name. */
export function completePlaceholder({ graph, page }: OpenPage, of: 'product' | 'slot'): Choice[] {
  if (of === 'slot') {
    const slots = page?.frontmatter['slots'];
    return (Array.isArray(slots) ? slots : []).map((slot) => ({ label: String(slot), kind: CompletionItemKind.Variable }));
  }
  const all = Object.entries(graph.config.products);
  const keys = new Set(all.flatMap(([, { values }]) => Object.keys(values)));
  return [...keys].map((key) => ({
    label: key,
    kind: CompletionItemKind.Variable,
    detail: all.map(([id, { values }]) => `${id}: ${values[key] ?? 'not stated'}`).join(' · '),
    lacking: all.filter(([, { values }]) => values[key] === undefined).map(([id]) => id),
  }));
}
