import { guide, helpPages } from '../edit/help-pages.ts';

const both = 'products:\n  red: { reviewed: 2026-11-20 }\n  blue: { reviewed: 2026-11-20 }';

/** The sample pages for our real products, with what the strict rules ask for besides. */
export const ownPages: Record<string, string> = Object.fromEntries(
  Object.entries({
    ...helpPages,
    'troubleshooting/index.mdx': `---\ntitle: Troubleshooting\nsummary: Every problem of the help.\nkind: section\n${both}\n---\n\nFind your problem.\n`,
    'guides/for-some.mdx': guide('For some only', 'Only some see this.').replace(/ {2}blue: .*\n/, ''),
    '_data/roles.json': JSON.stringify({
      'space-administrator': { name: 'Space administrator', level: 'space', products: { red: ['invite'] } },
    }),
  }).map(([path, text]) => [path, text.replace(/\bred\b/g, 'nuvolos').replace(/\bblue\b/g, 'datahub')]),
);
