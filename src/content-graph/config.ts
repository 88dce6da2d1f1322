import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ConfigFile, RuleSetting } from './config-schema.ts';
import { codeOf } from './files.ts';
import { OwnFailure } from './own-failure.ts';

/** Names one edition of a page. Opaque: today the id of a product, one day a product and a language. */
export type EditionKey = string;

/** What the check knows of a product; the site knows more. */
export interface ProductConfig {
  name: string;
  nameInText: string;
  /** The only right support address; without one the most frequent address of the folder counts. */
  supportEmail?: string;
  /** Words only this brand uses. */
  brandWords: string[];
  /** Words that were its own once, and nobody's today. */
  formerNames: string[];
  /** Where its help is served, for links that name our own site in full. */
  site?: string;
  /** Values a page may ask for by `{product.…}`, by their dotted path. */
  values: Record<string, string>;
}

export interface Config {
  /** Name of the file the settings come from, for messages; empty for defaults. */
  source: string;
  /** Empty where there is one unnamed product. */
  products: Record<EditionKey, ProductConfig>;
  /** Pages follow our content model: frontmatter, the author's components, `{product.…}`. */
  typed: boolean;
  preset: 'links' | 'recommended' | 'strict';
  rules: Record<string, RuleSetting>;
  /** What may stand although a rule would tell it, each with the reason. */
  allow: { text: string; reason: string; files?: string[] | undefined }[];
  /** Globs of paths below the checked folder that are not looked at. */
  ignore: string[];
  /** Largest file that is read, in bytes. */
  maxBytes: number;
  /** The day that counts as today, `2026-11-20`, for a run that has to come out the same tomorrow; the day of the run if left out. */
  today?: string;
}

export const defaultConfig: Config = {
  source: '',
  products: {},
  typed: false,
  preset: 'recommended',
  rules: {},
  allow: [],
  ignore: [],
  maxBytes: 8_000_000,
};

export const configFileName = 'unstuck.config.json';

/** The nearest configuration file at or above a folder. */
export function findConfigFile(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, configFileName);
    if (existsSync(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

/** Reads a stranger's settings, `given` where the file's own text does not count; throws an own failure that names file and field. */
export async function readConfig(file: string, given?: string): Promise<Config> {
  let text: string;
  let value: unknown;
  try {
    text = (given ?? readFileSync(file, 'utf8')).replace(/^\uFEFF/, '');
    value = JSON.parse(text);
  } catch (cause) {
    throw new OwnFailure(`Cannot read the configuration ${file}: ${codeOf(cause)}; it has to be a JSON file`, { cause });
  }
  const [{ configSchema, describeIssue }, { lineOfField, repeatedKey }] = await Promise.all([
    import('./config-schema.ts'),
    import('./json-lines.ts'),
  ]);
  const repeated = repeatedKey(text);
  if (repeated)
    throw new OwnFailure(`Cannot use the configuration ${file}:${repeated.line}: \`${repeated.key}\` stands there a second time`);
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return toConfig(parsed.data, file);
  const [issue] = parsed.error.issues;
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
  throw new OwnFailure(`Cannot use the configuration ${file}:${lineOfField(text, path)}: ${describeIssue(parsed.error)}`);
}

function toConfig(file: ConfigFile, source: string): Config {
  const { maxBytes, products, preset, rules, ignore, allow } = file;
  return {
    ...defaultConfig,
    source,
    preset,
    rules,
    allow,
    ignore,
    maxBytes,
    products: Object.fromEntries(
      Object.entries(products).map(([key, product]) => [
        key,
        {
          ...product,
          nameInText: product.nameInText ?? product.name,
          brandWords: product.brandWords ?? [product.name],
          formerNames: product.formerNames ?? [],
          values: {},
        },
      ]),
    ),
  };
}
