import { LinkChecker } from 'linkinator';
import { groupMounts, type Mount } from './mounts.ts';
import { serve } from './serve.ts';

/**
 * Follows every link of the served products with linkinator, fragments included. Addresses of our own sites are asked of the
 * local server; other hosts are left to `check:external`.
 */
export async function findBrokenServedLinks(mounts: readonly Mount[]): Promise<string[]> {
  const servers = await Promise.all(groupMounts(mounts).map(async (group) => ({ group, served: await serve(group, { port: 0 }) })));
  const ours = servers.flatMap(({ group, served }) =>
    group.map(({ base, product }) => ({ site: product.site, url: served.origin + base })),
  );
  try {
    const { links } = await new LinkChecker().check({
      path: ours.map(({ url }) => url),
      recurse: true,
      checkFragments: true,
      concurrency: 20,
      urlRewriteExpressions: ours.map(({ site, url }) => ({
        pattern: new RegExp(`^${site.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}/?`),
        replacement: url,
      })),
      linksToSkip: (link) => Promise.resolve(!servers.some(({ served }) => link.startsWith(`${served.origin}/`))),
    });
    const broken = links
      .filter(({ state }) => state === 'BROKEN')
      .map(({ url, parent, status }) => `${url} (${status ?? 'no answer'}), linked from ${parent ?? 'nowhere'}`);
    const checked = links.filter(({ state }) => state === 'OK').length;
    return checked > 0 ? broken : ['Nothing was found to check'];
  } finally {
    await Promise.all(servers.map(({ served }) => served.close()));
  }
}
