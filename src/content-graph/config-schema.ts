import * as z from 'zod';

const ruleSetting = z.union([z.enum(['off', 'warn', 'error']), z.boolean()], 'expected `off`, `warn`, `error`, `true` or `false`');

/** What `unstuck.config.json` may hold. */
export const configSchema = z.strictObject({
  /** Where an editor finds this schema; ignored. */
  $schema: z.string().optional(),
  /** The products the pages are published for; leave it out where there is one. */
  products: z
    .record(
      z.string().regex(/^[\w.-]+$/, 'expected an id of letters, digits, `.`, `_` and `-`'),
      z.strictObject({
        /** The name as a title says it. */
        name: z.string().min(1),
        /** The name inside a sentence, with its article. */
        nameInText: z.string().optional(),
        /** The only address readers of this product are sent to. */
        supportEmail: z.email('expected an address such as `help@acme.org`').optional(),
        /** Names, domains and addresses only this brand uses; the name alone if left out. */
        brandWords: z.array(z.string().min(1)).optional(),
        /** Names, domains and addresses that the product had before: a page that still shows one is a finding. */
        formerNames: z.array(z.string().min(1)).optional(),
        /** Where the help of this product is served. */
        site: z.url('expected an address such as `https://acme.org/help/`').optional(),
      }),
    )
    .default({}),
  /** How much is asked: `links` as link checkers do, `recommended`, or `strict`. */
  preset: z.enum(['links', 'recommended', 'strict'], 'expected `links`, `recommended` or `strict`').default('recommended'),
  /** Severity of single rules, over the preset's. */
  rules: z.record(z.string(), ruleSetting).default({}),
  /** Brand words, addresses and hosts that may stand although a rule would tell them. */
  allow: z
    .array(
      z.strictObject({
        /** The word, address or host as the finding names it, in any letter case. */
        text: z.string().min(1),
        /** Why it may stand: whoever reads the settings later has to know. */
        reason: z.string().trim().min(10, 'expected a sentence that says why'),
        /** Globs of the paths where it may; everywhere if left out. */
        files: z.array(z.string().min(1)).optional(),
      }),
    )
    .default([]),
  /** Globs of paths below the checked folder that are left out. */
  ignore: z.array(z.string()).default([]),
  /** Largest file that is read, in bytes. */
  maxBytes: z.int('expected a number of bytes').positive('expected a number of bytes above 0').default(8_000_000),
});

/** As a person writes it: what has a default may be left out. */
export type ConfigInput = z.input<typeof configSchema>;
export type ConfigFile = z.infer<typeof configSchema>;
export type RuleSetting = z.infer<typeof ruleSetting>;

/** The first fault as a clause: which field, and what was expected. */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'it does not fit the schema';
  const field = issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : '';
  return `${field}${describe(issue)}`;
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `there is no field ${issue.keys.map((key) => `\`${key}\``).join(', ')}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  const kind = issue.code === 'invalid_type' ? kinds[issue.expected] : undefined;
  return kind === undefined ? issue.message : `expected ${kind}`;
}

const kinds: Partial<Record<string, string>> = {
  string: 'a text',
  array: 'a list: `[…]`',
  record: 'fields by name: `{…}`',
  object: 'fields by name: `{…}`',
  boolean: '`true` or `false`',
};
