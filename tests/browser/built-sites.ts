import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { products } from '../../src/products/index.ts';
import { pathOf } from '../../src/content-graph/address.ts';
import type { Mount } from '../../src/publish/mounts.ts';
import { preview } from '../../src/publish/preview.ts';
import { copyProject } from '../publish/project-copy.ts';
import { runScript } from '../publish/run-script.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder that holds the built sites, one folder for each product. */
    dist: string;
    /** Where they are served, a slash at the end. */
    origin: string;
    /** Why there are none; empty where there are. */
    buildFault: string;
  }
}

/** No page of ours has lost an anchor yet: one is given a former anchor, so that a reader's old link can be tried. */
export const pageWithFormerAnchor = 'troubleshooting/sign-in/cannot-log-in.mdx';

function addFormerAnchor(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^---\n/, "---\naliases: { stolen: '#compromised' }\n"));
}

/**
 * Builds our own sites once for all tests, through the command people use, and serves them.
 * A build that fails is told by the tests that need it: the others still have something to say.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { root, remove } = copyProject();
  addFormerAnchor(join(root, 'content', pageWithFormerAnchor));
  const { code, stdout, stderr } = await runScript(root, 'scripts/build.ts');
  project.provide('buildFault', code === 0 ? '' : `The build ended with ${code}\n${stdout}\n${stderr}`);
  if (code !== 0) return () => Promise.resolve(remove());
  const dist = join(root, 'dist');
  const mounts = Object.entries(products).map(([id, product]): Mount => ({
    id,
    product,
    base: pathOf(product.site),
    folder: join(dist, id),
  }));
  const served = await preview(mounts, { port: 4400 });
  project.provide('dist', dist);
  project.provide('origin', served.address);
  return async () => {
    await served.close();
    remove();
  };
}
