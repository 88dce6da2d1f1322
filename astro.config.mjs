// One site for each product: PRODUCT names it, OUT_DIR says where it goes. `scripts/build.ts` sets both.
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { resolve } from 'node:path';
import { pathOf } from './src/content-graph/address.ts';
import { toSlashes } from './src/content-graph/files.ts';
import { ownConfig } from './src/content-graph/own-config.ts';
import { features } from './src/content-graph/parse.ts';
import { devTools } from './src/site/dev/dev-tools.ts';
import { findProduct } from './src/site/help/read-help.ts';
import { editionPlugin } from './src/site/render/edition-plugin.ts';
import { plainImports } from './src/site/render/plain-imports.ts';
import { rowHeaders } from './src/site/render/row-headers.ts';

const { id, product } = findProduct(process.env.PRODUCT);
const base = pathOf(product.site);
const contentFolder = toSlashes(resolve('content'));
const cache = resolve('.astro/cache', id);

export default defineConfig({
  srcDir: './src/site',
  publicDir: './src/site/public',
  outDir: process.env.OUT_DIR ?? `./dist/${id}`,
  cacheDir: `${cache}/astro`,
  site: new URL(product.site).origin,
  base,
  trailingSlash: 'always',
  // What did not change is not rendered again; `help/cache-key.ts` says what a page depends on.
  experimental: { incrementalBuild: true },
  devToolbar: { enabled: true },
  // Scripts stay files (assetsInlineLimit): small inlined ones lose their dynamic imports.
  build: { format: 'directory' },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      features: { ...features, smartPunctuation: false },
      mdastPlugins: [editionPlugin({ contentFolder, product: id, base, config: ownConfig() })],
      hastPlugins: [rowHeaders],
    }),
  },
  integrations: [mdx(), devTools(contentFolder)],
  vite: {
    cacheDir: `${cache}/vite`,
    build: { assetsInlineLimit: 0, cssMinify: true, modulePreload: { polyfill: false } },
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js', chunkFileNames: '_astro/[hash].js' } } } },
    },
    plugins: [plainImports()],
  },
});
