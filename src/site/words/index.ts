import { en, type Words } from './en.ts';

/** The locales the interface speaks. */
const locales = { en } satisfies Record<string, Words>;

/** The words of the site that is built; pages exist in English only. */
export const words: Words = locales.en;
