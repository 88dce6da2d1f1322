import * as z from 'zod';

const entry = z.strictObject({
  /** The rule that tells it. */
  rule: z.string(),
  /** Path of the page, from the folder of this file. */
  path: z.string(),
  /** What is wrong, for people who read this file. */
  text: z.string(),
  /** Of the faulty text and its line; not of its number, so that it may move. */
  hash: z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits'),
  /** How often it stands in the page. */
  count: z.int().positive(),
});

/** What a baseline holds: the findings of the day a repository began with the check. */
export const baselineSchema = z.strictObject({
  version: z.literal(1),
  /** The last day on which the findings do not count, `2027-03-31`; forever without one. */
  expires: z.iso.date('expected a date such as 2027-03-31').optional(),
  findings: z.array(entry),
});

export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineEntry = z.infer<typeof entry>;
