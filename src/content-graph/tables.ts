import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { describeIssue } from './config-schema.ts';
import { toSlashes } from './files.ts';
import { OwnFailure } from './own-failure.ts';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');

/** One role: its id is the key of its row, the one that `requires` in the frontmatter of a page names. */
const roleSchema = z.strictObject({
  /** The role as a sentence begins with it: `Space administrator`. */
  name: text,
  /** What the role holds for. */
  level: z.enum(['organization', 'space', 'instance', 'resource pool']),
  /** The products that know the role, each with what the role may do there; the reference page on roles says the same words. */
  products: z.record(slug, z.array(text).min(1)).refine((products) => Object.keys(products).length > 0, 'expected at least one product'),
});

/** `_data/roles.json`: the roles by their ids. */
const rolesSchema = z.record(slug, roleSchema);

/** An address of the former help: a path without a slash at its ends. */
const oldAddress = z.string().regex(/^[^/#?\s](?:[^#?\s]*[^/#?\s])?$/, 'expected a path such as old/page');

/** A page as its path below `content/` without the ending, with the anchor where one is meant; empty for the home of the site. */
const successor = z
  .string()
  .regex(/^(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:#[a-z0-9-]+)?)?$/, 'expected a page such as guides/find-a-space, or nothing for the home');

/** Why an address cannot be what an old one leads to; nothing where it can. */
export function faultOfSuccessor(address: string): string | undefined {
  const parsed = successor.safeParse(address);
  return parsed.success ? undefined : describeIssue(parsed.error);
}

/** `_data/redirects.json`: old address to the page that follows it. */
const redirectsSchema = z.record(oldAddress, successor);

/** The tables in `_data`, each with its schema. */
export const tableSchemas = { roles: rolesSchema, redirects: redirectsSchema } as const;

type TableName = keyof typeof tableSchemas;

/** What the tables of a content folder hold. */
export type Tables = { [Name in TableName]: z.infer<(typeof tableSchemas)[Name]> };

/** Texts that count instead of a file's, by absolute path. */
export type Texts = ReadonlyMap<string, string>;

/** Reads both tables; throws an own failure that names the file and the row. */
export function readTables(contentFolder: string, texts?: Texts): Tables {
  return {
    roles: readTable(tableFile(contentFolder, 'roles'), tableSchemas.roles, texts),
    redirects: readTable(tableFile(contentFolder, 'redirects'), tableSchemas.redirects, texts),
  };
}

function tableFile(contentFolder: string, name: TableName): string {
  return toSlashes(join(contentFolder, '_data', `${name}.json`));
}

function readTable<Schema extends z.ZodType>(file: string, schema: Schema, texts: Texts | undefined): z.infer<Schema> {
  const parsed = schema.safeParse(readJson(file, texts));
  if (!parsed.success) throw new OwnFailure(`Cannot use the table ${file}: ${describeIssue(parsed.error)}`);
  return parsed.data;
}

export function readJson(file: string, texts?: Texts): unknown {
  try {
    return JSON.parse((texts?.get(file) ?? readFileSync(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new OwnFailure(`Cannot read the table ${file}: ${reason}; it has to be a JSON file`, { cause });
  }
}
