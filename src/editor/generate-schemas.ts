import { readFileSync } from 'node:fs';
import ts from 'typescript';
import * as z from 'zod';
import { components } from '../content-graph/components.ts';
import { configSchema } from '../content-graph/config-schema.ts';
import { frontmatterSchema } from '../content-graph/frontmatter.ts';
import { publishedSchema } from '../content-graph/published.ts';
import { tableSchemas } from '../content-graph/tables.ts';

/** The files that editors read, each made of its zod schema and of the comments on that schema's fields. */
const sources = {
  frontmatter: { schema: frontmatterSchema, from: 'frontmatter.ts' },
  components: { schema: z.strictObject(components), from: 'components.ts' },
  config: { schema: configSchema, from: 'config-schema.ts' },
  roles: { schema: tableSchemas.roles, from: 'tables.ts' },
  redirects: { schema: tableSchemas.redirects, from: 'tables.ts' },
  published: { schema: publishedSchema, from: 'published.ts' },
} as const;

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every schema file by its name, as text. */
export function generateSchemas(): Map<string, string> {
  return new Map(
    Object.entries(sources).map(([name, { schema, from }]) => {
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      describe(json, commentsIn(from));
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}

/** The comments on fields by `owner.field`, the owner being the constant they are written in; the last word counts where owners are spread. */
function commentsIn(name: string): Map<string, string> {
  const text = readFileSync(new URL(`../content-graph/${name}`, import.meta.url), 'utf8');
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const comments = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
      const field = node.name.getText().replace(/^['"]|['"]$/g, '');
      const path = [...ownersOf(node), field].join('.');
      if (typeof comment === 'string') comments.set(path, comment.replace(/\s*\n\s*/g, ' '));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return comments;
}

/** The properties and the constant around a property, from the outside in. */
function ownersOf(node: ts.Node): string[] {
  const owners: string[] = [];
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at)) owners.unshift(at.name.getText());
  }
  return owners;
}

/** A field's comment stands in its own constant, or in one that several share: the deepest path that ends the same counts. */
function describe(json: JsonSchema, comments: ReadonlyMap<string, string>, path: readonly string[] = []): void {
  for (const option of [...(json.anyOf ?? []), ...(json.oneOf ?? [])])
    if (typeof option === 'object') describe(option, comments, [...path, constantOf(option)]);
  for (const [name, field] of Object.entries(json.properties ?? {})) {
    if (typeof field !== 'object') continue;
    const comment = commentFor([...path, name], comments);
    if (comment !== undefined) field.description = comment;
    describe(field, comments, [...path, name]);
  }
  if (typeof json.additionalProperties === 'object') describe(json.additionalProperties, comments, path);
  if (typeof json.items === 'object' && !Array.isArray(json.items)) describe(json.items, comments, path);
}

function constantOf({ properties }: JsonSchema): string {
  const kind = properties?.['kind'];
  return typeof kind === 'object' ? String(kind.const ?? '') : '';
}

function commentFor(path: readonly string[], comments: ReadonlyMap<string, string>): string | undefined {
  const exact = [...comments].find(([key]) => key === path.join('.') || key.endsWith(`.${path.join('.')}`));
  if (exact) return exact[1];
  const [owner, field] = [path.at(-2), path.at(-1)];
  const owners = owner === 'products' ? ['edition'] : ['common', 'configSchema', 'roleSchema', owner];
  return (
    owners.map((name) => comments.get(`${name}.${field}`)).find((comment) => comment !== undefined) ??
    comments.get(`configSchema.${path.join('.')}`)
  );
}
