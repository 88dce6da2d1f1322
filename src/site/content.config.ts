import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

/** Every page of every product; a build chooses its own in `getStaticPaths`, because the store is shared between builds. */
const pages = defineCollection({
  loader: glob({ base: './content', pattern: ['**/*.mdx', '!**/_*/**', '!shared/**'], generateId: ({ entry }) => entry }),
});

export const collections = { pages };
