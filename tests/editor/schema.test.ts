import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageKinds } from '../../src/content-graph/frontmatter.ts';
import { generateSchemas } from '../../src/editor/generate-schemas.ts';
import { fieldsOf, findSchema, schemaOfComponent, schemaOfPage, valuesOf } from '../../src/editor/schema.ts';

const folder = new URL('../../src/editor/schemas/', import.meta.url);

test('the schema files are current: npm run schema writes them', () => {
  const written = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
  expect(written).toEqual(Object.fromEntries(generateSchemas()));
});

test.each(pageKinds)('every field of a page of kind %s says what it holds', (kind) => {
  const fields = [...fieldsOf(schemaOfPage(kind)), ...fieldsOf(findSchema(schemaOfPage(kind), ['products', 'any']) ?? {})];
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
});

test.each(['Cause', 'Only', 'Shared', 'Note'])('<%s> and its attributes say what they are for', (name) => {
  const schema = schemaOfComponent(name);
  expect(schema?.description).toMatch(/[.;:]$|\w/);
  expect(fieldsOf(schema ?? {}).filter(({ description, name: field }) => !description && field !== 'id')).toEqual([]);
});

test('a page that does not say its kind yet can have every field', () => {
  const fields = fieldsOf(schemaOfPage(undefined)).map(({ name }) => name);
  expect(fields).toEqual(expect.arrayContaining(['title', 'kind', 'requires', 'order', 'slots']));
  expect(valuesOf(findSchema(schemaOfPage(undefined), ['kind']) ?? {})).toEqual(pageKinds);
});
