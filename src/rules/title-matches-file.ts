import type { PageRule } from './define-rule.ts';
import { titlePlace } from './title-place.ts';
import { sharedWords, titleWords } from './title-words.ts';

/** What a file's name promises is in its title, or at least somewhere on the page. */
export const titleMatchesFile: PageRule = {
  id: 'title-matches-file',
  visit({ page, edition, facts, report }) {
    const name = nameOf(page.path);
    return {
      leave(node) {
        if (node !== edition.tree || name === undefined) return;
        const fileWords = titleWords(name);
        const words = titleWords(facts.title);
        if (words.size === 0 || fileWords.size === 0 || sharedWords(words, fileWords) > 0 || isInitials(name, facts.title)) return;
        if (isSaid(fileWords, page.source)) return;
        report({
          place: titlePlace(facts),
          reason: `Unexpected title \`${facts.title}\` in \`${name}\`, expected a page that has a word of its file's name`,
          note: 'Rename the file and leave a redirect, or correct the title, whichever says what the page is about.',
          actual: facts.title,
        });
      },
    };
  },
};

/** The words of the file's name, of its folder for an index page; nothing for the top page, for ordinals and for translations. */
function nameOf(path: string): string | undefined {
  if (/(?:^|\/)(?!en\b)[a-z]{2}(?:-[a-z]{2,4})?\//i.test(path)) return undefined;
  const parts = path.replace(/\.mdx?$/i, '').split('/');
  if (/^(?:index|readme|_index|skill)$/i.test(parts.at(-1) ?? '')) parts.pop();
  const name = parts.at(-1);
  return name === undefined || /^[\d._-]+$/.test(name) || /^(?:summary|changelog|license)$/i.test(name) ? undefined : name;
}

function isSaid(fileWords: ReadonlySet<string>, source: string): boolean {
  const text = source.toLowerCase();
  for (const word of fileWords) if (text.includes(word)) return true;
  return false;
}

/** `hpc` is what `High-performance computing` begins with. */
function isInitials(name: string, title: string): boolean {
  const initials = [...title.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(([letter]) => letter.toLowerCase()).join('');
  return name.split(/[^a-z0-9]+/i).some((part) => part.length > 1 && initials.includes(part.toLowerCase()));
}
