import * as z from 'zod';

const text = z.string().trim().min(1);

/** One brand the help is published for. Everything that varies by brand is a field here, never a condition in code. */
export const productSchema = z.strictObject({
  /** The name as a heading or a title says it: `DataHub`. */
  name: text,
  /** The name inside a sentence: `the DataHub`. */
  nameInText: text,
  /** The only address a reader of this product is ever sent to. */
  supportEmail: z.email(),
  /** How soon support answers, as a clause (`within one working day`); leave it out where the product promises nothing. */
  answerTime: text.optional(),
  /** Where the built site is served, without a trailing slash: its pathname becomes the base of every address. */
  site: z.url().refine((url) => !url.endsWith('/'), 'Expected no trailing slash'),
  /** Where the application itself is opened; left out where no public source states it. */
  app: z.url().optional(),
  /** Hue of the brand color in OKLCH, in degrees. */
  hue: z.number().min(0).lt(360),
  /** Chroma of the key color in OKLCH; `0.15` at most, less where the hue leaves sRGB sooner. */
  chroma: z.number().positive().max(0.15),
  /** Words that differ by product; a page writes `{product.terms.course}`. */
  terms: z.strictObject({
    /** A space for teaching. */
    course: text,
    /** The same, several of them. */
    courses: text,
    /** Said after `a` or `an`: `a course`. */
    aCourse: text,
  }),
  /** Names, former names, domains and addresses that only this brand uses; a page of another product that shows one is a finding. */
  brandWords: z.array(text).min(1),
});

export type Product = z.infer<typeof productSchema>;
