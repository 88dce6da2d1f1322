import { join } from 'node:path';
import { copyProject } from '../copy-project.ts';
import { EditorClient } from './client.ts';
import { ownPages } from './own-pages.ts';

export const roles = 'guides/roles.mdx';
export const start = 'guides/start.mdx';
export const symptom = 'troubleshooting/cannot-see-space.mdx';
export const textOf = (path: string): string => ownPages[path] ?? '';

/** An editor over pages of our own, in a project of its own. */
export async function openOwn(pages: Record<string, string> = ownPages): Promise<EditorClient> {
  const copy = copyProject(pages);
  return EditorClient.start(copy, join(copy, 'content'));
}
