import { fileURLToPath } from 'node:url';
import type { MdastPluginDefinition } from 'satteri';
import type { Config, EditionKey } from '../../content-graph/config.ts';
import { toEdition } from '../../content-graph/edition.ts';
import { relativeTo, toSlashes } from '../../content-graph/files.ts';
import { parsePage } from '../../content-graph/parse.ts';
import { readFileSync } from 'node:fs';
import { forRenderer } from './for-renderer.ts';
import { SharedCauses } from './shared-causes.ts';

export interface EditionOptions {
  /** Absolute, with `/`. */
  contentFolder: string;
  product: EditionKey;
  /** Path of the product's site, a slash at both ends. */
  base: string;
  config: Config;
}

/** Replaces what was parsed of a page by the edition that the rules judged: one truth for the check and the reader. */
export function editionPlugin(options: EditionOptions): MdastPluginDefinition {
  const shared = new SharedCauses(options.contentFolder);
  return {
    name: 'edition',
    before(root, context) {
      if (!context.fileURL) return;
      const file = toSlashes(fileURLToPath(context.fileURL));
      const page = parsePage(file, relativeTo(options.contentFolder, file), readFileSync(file, 'utf8'));
      const edition = toEdition(page, options.product, options.config, shared.pages());
      context.replaceNode(root, forRenderer(edition, page, options));
    },
  };
}
