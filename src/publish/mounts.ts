import type { Product } from '../products/product.ts';

/** A built product and where it is served on its host. */
export interface Mount {
  id: string;
  product: Product;
  /** Path on the host, a slash at both ends. */
  base: string;
  /** Folder that holds the built files. */
  folder: string;
}

/**
 * Products that can share one address while previewing. One that is served at the root of its host gets an address of its own,
 * because the page that lists the products stands there.
 */
export function groupMounts(mounts: readonly Mount[]): Mount[][] {
  const together = mounts.filter(({ base }) => base !== '/');
  const alone = mounts.filter(({ base }) => base === '/');
  return [together, ...alone.map((mount) => [mount])].filter((group) => group.length > 0);
}
