import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const repository = repositoryUrl();

/** Where a reader can propose a change to a page; nothing where `package.json` names no repository. */
export function editHref(path: string): string | undefined {
  return repository && `${repository}/edit/main/content/${path}`;
}

function repositoryUrl(): string | undefined {
  const { repository: stated } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as { repository?: string | { url?: string } }; // npm's own schema
  const url = typeof stated === 'string' ? stated : stated?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '');
}
