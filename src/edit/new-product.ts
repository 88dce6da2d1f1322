import { describeIssue } from '../content-graph/config-schema.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { type Product, productSchema } from '../products/product.ts';
import { addEdit, emptyPlan, type Plan, type ReadText } from './plan.ts';

export interface NewProduct {
  /** Folder of the product table, absolute. */
  folder: string;
  id: string;
  name: string;
  supportEmail: string;
  /** Where its help is served. */
  site: string;
  known: readonly string[];
  read: ReadText;
}

/** The product's file and its row in the table; its facts come with the pages that name it. */
export function planNewProduct({ folder, id, name, supportEmail, site, known, read }: NewProduct): Plan & { product: Product } {
  if (!/^[a-z][a-z0-9]*$/.test(id)) throw new OwnFailure(`Cannot make the product ${id}: expected an id of lower-case letters and digits`);
  if (known.includes(id)) throw new OwnFailure(`Cannot make the product ${id}: there is such a product already`);
  const hosts = URL.canParse(site) ? [new URL(site).hostname] : [];
  const parsed = productSchema.safeParse({
    name,
    nameInText: name,
    supportEmail,
    site: site.replace(/\/+$/, ''),
    hue: 30,
    chroma: 0.1,
    terms: { course: 'course', courses: 'courses', aCourse: 'a course' },
    brandWords: [name, ...hosts],
  });
  if (!parsed.success) throw new OwnFailure(`Cannot make the product ${id}: ${describeIssue(parsed.error)}`);
  const plan = emptyPlan();
  plan.created.set(`${folder}/${id}.ts`, toSource(id, parsed.data));
  addRow(plan, `${folder}/index.ts`, id, read);
  return { ...plan, product: parsed.data };
}

function toSource(id: string, product: Product): string {
  const lines = Object.entries(product).map(([key, value]) => `  ${key}: ${toLiteral(value)},`);
  return `import type { Product } from './product.ts';\n\nexport const ${id} = {\n${lines.join('\n')}\n} satisfies Product;\n`;
}

function toLiteral(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, String.raw`\$&`)}'`;
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
  if (typeof value === 'object' && value)
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${toLiteral(item)}`)
      .join(', ')} }`;
  return String(value);
}

function addRow(plan: Plan, file: string, id: string, read: ReadText): void {
  const source = read(file);
  const row = /export const products = \{([^}]*?),?\s*\} satisfies/.exec(source);
  const imports = [...source.matchAll(/^import \{ \w+ \} from '\.\/(\w+)\.ts';\n/gm)];
  const before = imports.find(([, name = '']) => name > id)?.index ?? (imports.at(-1)?.index ?? 0) + (imports.at(-1)?.[0].length ?? 0);
  if (!row) throw new OwnFailure(`Cannot add ${id} to ${file}: its table has another form, add the row by hand`);
  const end = row.index + row[0].indexOf('{') + 1 + (row[1]?.length ?? 0);
  addEdit(plan, file, { offset: before, endOffset: before, text: `import { ${id} } from './${id}.ts';\n` });
  addEdit(plan, file, { offset: end, endOffset: end, text: `, ${id}` });
}
