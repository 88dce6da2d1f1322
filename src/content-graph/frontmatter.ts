import * as z from 'zod';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');
const date = z.iso.date('expected a date such as 2026-11-20');
const keywords = z.array(text);

/** What one product says differently, and when a person last compared it with the product. */
const edition = z.strictObject({
  /** The day a person last read this edition against the product, `2026-11-20`. */
  reviewed: date,
  /** Title for this product, where it differs. */
  title: text.optional(),
  /** Summary for this product, where it differs. */
  summary: text.optional(),
  /** Exact message for this product, where it differs. */
  message: text.optional(),
  /** More keywords, for this product only. */
  keywords: keywords.optional(),
});

const common = {
  /** The page's heading. On a troubleshooting page the symptom in the reader's words: `I can't invite …`. */
  title: text,
  /** One sentence below the title; search results and link previews show it. */
  summary: text,
  /** The editions of the page: a product missing here has none. */
  products: z.record(slug, edition),
  /** What people type instead of the title: `admin`, `kicked out`. */
  keywords: keywords.default([]),
  /** Old addresses that lead here, as paths without a leading slash or an ending. */
  redirectFrom: z.array(z.string().regex(/^[^/#?\s][^#?\s]*[^/#?\s]$/, 'expected a path such as old/page')).default([]),
  /** Former anchors of the page, each with the link to what follows it: `old-id: '#new-id'`. */
  aliases: z.record(z.string().regex(/^[^\s#]+$/, 'expected an anchor without #'), text).default({}),
  /** Pages the reader may need next, as relative paths to their files. */
  related: z.array(text).default([]),
} as const;

const troubleshooting = z.strictObject({
  ...common,
  /** A symptom, its causes and their remedies. */
  kind: z.literal('troubleshooting'),
  /** The thing the problem is about; sections list their problems by it: `Space`, `Snapshot`. */
  about: text,
  /** Roles that the remedies ask for, from the roles table. */
  requires: z.array(slug).default([]),
  /** The exact message the product shows, only where it is known. */
  message: text.optional(),
  /** Shown among the common problems of the home page, lowest number first. */
  common: z.int().positive().optional(),
});

const guide = z.strictObject({
  ...common,
  /** Steps that lead to one result. */
  kind: z.literal('guide'),
  /** The thing the guide is about; its section lists it there. */
  about: text,
  /** Roles that the steps ask for. */
  requires: z.array(slug).default([]),
});

const reference = z.strictObject({
  ...common,
  /** What a reader looks up. */
  kind: z.literal('reference'),
  /** The thing the page is about; its section lists it there. */
  about: text,
});

const section = z.strictObject({
  ...common,
  /** The index of a folder: it lists the pages there. */
  kind: z.literal('section'),
  /** Place among the sections, lowest first. */
  order: z.int().default(100),
});

const shared = z.strictObject({
  title: text,
  products: common.products,
  /** A cause that several pages include; it stands in `shared/`. */
  kind: z.literal('shared'),
  /** Words that each page which includes this cause fills in: `[fails, retry]`. */
  slots: z.array(slug).default([]),
});

/** The frontmatter of every page: one strict form for each kind. */
export const frontmatterSchema = z.discriminatedUnion('kind', [troubleshooting, guide, reference, section, shared]);

export type Frontmatter = z.infer<typeof frontmatterSchema>;
export type PageKind = Frontmatter['kind'];

export const pageKinds: readonly PageKind[] = frontmatterSchema.options.flatMap((option) => [...option.shape.kind.values]);
