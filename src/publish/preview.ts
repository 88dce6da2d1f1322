import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { toListPage } from './list-page.ts';
import { groupMounts, type Mount } from './mounts.ts';
import { listFiles } from './read-html.ts';
import { serve } from './serve.ts';

export interface Preview {
  sites: { name: string; address: string }[];
  /** The page that lists the products; the first product where there is none. */
  address: string;
  close(): Promise<void>;
}

export interface PreviewOptions {
  /** First port to try. */
  port: number;
  log?: (line: string) => void;
}

/**
 * Serves built products on this machine. The files are those a host gets, compressed as a host would;
 * links from one product to another are turned to the local address, so that the switch can be tried.
 */
export async function preview(mounts: readonly Mount[], { port, log }: PreviewOptions): Promise<Preview> {
  const folder = mkdtempSync(join(tmpdir(), 'help-preview-'));
  const closers: (() => Promise<void>)[] = [];
  const found: Preview['sites'] = [];
  let address: string | undefined;
  for (const group of groupMounts(mounts)) {
    const copies = group.map((mount) => copyForPreview(mount, group, join(folder, mount.id)));
    const isListed = group.every(({ base }) => base !== '/');
    // oxlint-disable-next-line no-await-in-loop -- the first group gets the first port
    const served = await serve(copies, { port, ...(log && { log }), ...(isListed && { listPage: toListPage(group) }) });
    closers.push(served.close);
    found.push(...group.map(({ product, base }) => ({ name: product.name, address: served.origin + base })));
    if (isListed) address = `${served.origin}/`;
  }
  return {
    sites: found,
    address: address ?? found[0]?.address ?? '',
    async close() {
      await Promise.all(closers.map((close) => close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const compressible = /\.(?:html|css|js|json|xml|txt|md|svg)$/;

function copyForPreview(mount: Mount, group: readonly Mount[], folder: string): Mount {
  cpSync(mount.folder, folder, { recursive: true });
  for (const file of listFiles(folder).filter((name) => compressible.test(name))) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const shown = file.endsWith('.html') ? withLocalLinks(text, mount, group) : text;
    if (shown !== text) writeFileSync(path, shown);
    const bytes = Buffer.from(shown);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    writeFileSync(`${path}.gz`, gzipSync(bytes));
  }
  return { ...mount, folder };
}

function withLocalLinks(html: string, mount: Mount, group: readonly Mount[]): string {
  return group
    .filter((other) => other !== mount)
    .reduce((text, { product, base }) => text.replaceAll(`href="${product.site}/`, `href="${base}`), html);
}
