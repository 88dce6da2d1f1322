import { resolve } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { toSlashes } from '../../../content-graph/files.ts';
import { ownConfig } from '../../../content-graph/own-config.ts';
import { cacheKeys } from '../../help/cache-key.ts';
import { help } from '../../help/help.ts';
import type { HelpPage } from '../../help/page.ts';
import { SharedCauses } from '../../render/shared-causes.ts';
import { toMarkdown } from '../../render/to-markdown.ts';

export const getStaticPaths = (() =>
  help.pages.map((page) => ({
    params: { path: page.address.slice(0, -1) },
    props: { page },
    cacheKey: cacheKeys.get(page),
  }))) satisfies GetStaticPaths;

const contentFolder = toSlashes(resolve('content'));
const config = ownConfig();
const shared = new SharedCauses(contentFolder);

export const GET: APIRoute<{ page: HelpPage }> = ({ props }) =>
  new Response(toMarkdown(help, props.page, { contentFolder, config, shared: shared.pages() }));
