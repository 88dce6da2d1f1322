import componentsSchema from './schemas/components.schema.json' with { type: 'json' };
import frontmatterSchema from './schemas/frontmatter.schema.json' with { type: 'json' };

/** The part of JSON Schema that our schemas use. */
export interface Schema {
  type?: string;
  description?: string;
  properties?: Partial<Record<string, Schema>>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
}

export interface Field {
  name: string;
  description: string | undefined;
  isRequired: boolean;
  schema: Schema;
}

const pages: Schema = frontmatterSchema;
const components: Schema = componentsSchema;

/** What the frontmatter of a kind of page holds; of every kind where the page does not say its kind yet. */
export function schemaOfPage(kind: string | undefined): Schema {
  const kinds = pages.oneOf ?? [];
  const own = kinds.find(({ properties }) => properties?.['kind']?.const === kind);
  if (own) return own;
  const all = kinds.flatMap((one) => (one.properties ? [one.properties] : []));
  const names = kinds.flatMap(({ properties }) => properties?.['kind']?.const ?? []);
  const required = kinds[0]?.required?.filter((name) => kinds.every((one) => one.required?.includes(name))) ?? [];
  return {
    properties: { ...Object.assign({}, ...all.toReversed()), kind: { ...all[0]?.['kind'], const: undefined, enum: names } },
    required,
  };
}

export function schemaOfComponent(name: string): Schema | undefined {
  return components.properties?.[name];
}

export function fieldsOf({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).map(([name, schema = {}]) => ({
    name,
    schema,
    description: schema.description,
    isRequired: required.includes(name),
  }));
}

/** The schema of what stands below some keys. */
export function findSchema(schema: Schema, path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>((found, key) => {
    const below = found?.properties?.[key] ?? found?.additionalProperties;
    return typeof below === 'object' ? below : undefined;
  }, schema);
}

/** The words that a value can be, where they are known. */
export function valuesOf(schema: Schema): string[] {
  const { const: only, enum: some } = schema;
  if (only !== undefined) return [String(only)];
  return (some ?? schema.items?.enum ?? []).map(String);
}
