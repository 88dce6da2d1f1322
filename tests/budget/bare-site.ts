import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts the least that shows the same pages in place of a project's site: Astro with MDX, three plain components, no look. */
export function makeBare(root: string): void {
  const files: Record<string, string> = {
    'astro.config.mjs': `import mdx from '@astrojs/mdx';\nexport default { srcDir: './bare', outDir: process.env.OUT_DIR, cacheDir: './.astro/bare', markdown: { syntaxHighlight: false }, integrations: [mdx()] };\n`,
    'bare/content.config.ts': `import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { pages: defineCollection({ loader: glob({ base: './content', pattern: '**/*.mdx' }) }) };\n`,
    'bare/Cause.astro': `---\nconst { id, title } = Astro.props;\n---\n<section id={id}><h2>{title}</h2><slot /></section>\n`,
    'bare/Check.astro': `<p><slot /></p>\n`,
    'bare/pages/[...path].astro': `---
import { getCollection, render } from 'astro:content';
import Cause from '../Cause.astro';
import Check from '../Check.astro';
export async function getStaticPaths() {
  return (await getCollection('pages')).map((entry) => ({ params: { path: entry.id }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{entry.data.title}</title></head><body><main><h1>{entry.data.title}</h1><Content components={{ Cause, Check }} /></main></body></html>
`,
  };
  mkdirSync(join(root, 'bare/pages'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
}
