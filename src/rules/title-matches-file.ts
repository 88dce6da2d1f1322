import type { PageRule } from './define-rule.ts';
import { titlePlace } from './title-place.ts';
import { isInitials, sharedWords, titleWords } from './title-words.ts';

/** What a file's name promises is in its title, or at least somewhere on the page. */
export const titleMatchesFile: PageRule = {
  id: 'title-matches-file',
  visit({ page, edition, facts, report }) {
    const name = nameOf(page.path);
    return {
      leave(node) {
        if (node !== edition.tree || name === undefined) return;
        const fileWords = titleWords(name);
        const words = titleWords(`${facts.title} ${inAscii(facts.title)}`);
        if (words.size === 0 || fileWords.size === 0 || sharedWords(words, fileWords) > 0 || isInitials(name, facts.title)) return;
        if (isInOtherScript(name, facts.title) || isSaid(fileWords, page.source)) return;
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
  return name === undefined || /^[\d._-]+$/.test(name) || namesNothing.test(name) ? undefined : name;
}

/** What a file is for, not what it is about. */
const namesNothing =
  /^(?:summary|changelog|license|home|intro(?:duction)?|overview|welcome|about|main|docs?|documentation|content|pages|src)$/i;

/** German file names spell `ü` as `ue`. */
function inAscii(text: string): string {
  return text.toLowerCase().replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter);
}

/** A name in Latin letters cannot have a word of a title in Chinese. */
function isInOtherScript(name: string, title: string): boolean {
  return /^[\x00-\x7f]*$/.test(name) && !/\p{Script=Latin}/u.test(title);
}

function isSaid(fileWords: ReadonlySet<string>, source: string): boolean {
  const text = inAscii(source);
  for (const word of fileWords) if (text.includes(word)) return true;
  return false;
}
