import type { Report } from './index.ts';

/** A path as seen from the working folder, with `/`, and `../` where needed. */
export function fromWorkingFolder(file: string, workingFolder: string): string {
  const from = workingFolder.split('/').filter(Boolean);
  const to = file.split('/').filter(Boolean);
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** A path as code hosts and CI systems count it. */
export function fromRepository(file: string, { repositoryFolder, workingFolder }: Report): string {
  return fromWorkingFolder(file, repositoryFolder ?? workingFolder);
}
