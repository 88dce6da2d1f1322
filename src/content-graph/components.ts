import * as z from 'zod';
import type { ComponentName } from './edition-element.ts';

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');

/** Why something fails, in the words of the facts; the finder and the parity report group by it. */
export const causeKinds = [
  'permission',
  'membership',
  'wrong-place',
  'wrong-steps',
  'not-listed',
  'wait',
  'state-conflict',
  'limit',
  'invalid-input',
  'deleted-object',
  'expired-link',
  'account',
  'device-network',
  'config',
  'corruption',
  'by-design',
  'how-to',
  'offline',
  'server-error',
] as const;

/** The components a page may use, each with its attributes. Everything else in a page is a finding. */
export const components = {
  /** One possible reason for the symptom, with its remedy: the unit of a troubleshooting page. */
  Cause: z.strictObject({
    /** Anchor of the cause; once published it stays. */
    id,
    /** What kind of reason it is. */
    kind: z.enum(causeKinds),
    /** The cause said to the reader, at most nine words: `You are not an administrator of the space`. */
    title: text,
    /** Who can apply the remedy: `A space administrator`; without it the page says nothing about who. */
    who: text.optional(),
  }),
  /** How the reader sees that it is this cause; inside `Cause`, before the remedy, and only where a fact holds it. */
  Check: z.strictObject({}),
  /** What the products inside `product` say; every other reader gets nothing of it. */
  Only: z.strictObject({
    /** Ids of products, separated by spaces. */
    product: text,
  }),
  /** A shared cause, put here with its slots filled. */
  Shared: z.looseObject({
    /** Name of the file in `shared/`, without its ending. */
    cause: id,
  }),
  /** A remark set apart from the steps. */
  Note: z.strictObject({
    /** The first words, said in color: `You need`, `In a course`. */
    label: text,
  }),
} as const satisfies Record<ComponentName, z.ZodType>;
