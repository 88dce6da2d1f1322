import { cpSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A copy of a folder with a broken link planted in its first and in its last page: who does not report both did not read all of it. */
export interface Corpus {
  name: string;
  folder: string;
  /** Absolute paths of the pages. */
  pages: string[];
  bytes: number;
  isMdx: boolean;
}

export const planted = ['unstuck-bench-first-missing', 'unstuck-bench-last-missing'] as const;

export function copyCorpus(from: string): Corpus {
  const folder = join(mkdtempSync(join(tmpdir(), 'unstuck-bench-')), basename(from));
  cpSync(from, folder, { recursive: true, verbatimSymlinks: true, filter: (path) => !/(?:^|[/\\])(?:node_modules|\.git)$/.test(path) });
  return plant(folder);
}

/** Plants the two broken links, in the format that most pages have. */
function plant(folder: string): Corpus {
  const before = listPages(folder);
  const isMdx = before.filter((page) => page.endsWith('.mdx')).length > before.length / 2;
  const ending = isMdx ? 'mdx' : 'md';
  for (const [index, target] of planted.entries()) {
    writeFileSync(
      join(folder, `${index === 0 ? '00' : 'zz'}-unstuck-bench.${ending}`),
      `# Planted\n\nThis [link](./${target}.${ending}) is broken.\n`,
    );
  }
  const pages = listPages(folder);
  return { name: basename(folder), folder, pages, bytes: pages.reduce((sum, page) => sum + statSync(page).size, 0), isMdx };
}

function listPages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.mdx?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const pagesInFolder = 100;

/** Writes that many pages of about a kilobyte, linked to their neighbors and to other folders. */
export function writeSynthetic(count: number): Corpus {
  const folder = join(mkdtempSync(join(tmpdir(), 'unstuck-bench-')), `synthetic-${count}`);
  cpSync(new URL('./picture.svg', import.meta.url), join(folder, 'picture.svg'));
  for (let start = 0; start < count; start += pagesInFolder) {
    for (let page = start; page < Math.min(start + pagesInFolder, count); page += 1) {
      if (page === start) cpSync(new URL('./picture.svg', import.meta.url), join(folder, folderOf(page), 'picture.svg'));
      writeFileSync(join(folder, pathOf(page)), textOf(page, count));
    }
  }
  return plant(folder);
}

function folderOf(page: number): string {
  return `part-${Math.floor(page / pagesInFolder)}`;
}

function pathOf(page: number): string {
  return `${folderOf(page)}/page-${page}.md`;
}

/** A number below `count` that depends on nothing but its arguments. */
function other(page: number, step: number, count: number): number {
  return (page * 7919 + step * 104_729) % count;
}

function textOf(page: number, count: number): string {
  const links = [1, 2, 3, 4].map((step) => {
    const target = other(page, step, count);
    return `- See [page ${target}](../${pathOf(target)}#step-${step}) for what comes before it.`;
  });
  const steps = [1, 2, 3, 4].map(
    (step) =>
      `## Step ${step}\n\nOpen the **settings** of item ${page}, choose _option ${step}_ and press \`Save\`. What was there before is kept for a day.`,
  );
  return [
    `---\ntitle: Page ${page}\n---`,
    `# Page ${page}`,
    `Everything about item ${page}; the [next one](../${pathOf((page + 1) % count)}) is similar, [this step](#step-2) is the longest.`,
    ...steps,
    links.join('\n'),
    `![What it looks like](picture.svg)`,
    `| Option | Meaning |\n|---|---|\n| one | the first |\n| two | the second |`,
    '',
  ].join('\n\n');
}
