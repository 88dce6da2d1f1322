import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { markdownToMdast } from 'satteri';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { features } from '../../src/content-graph/parse.ts';
import { randomMarkdown } from './random-markdown.ts';

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

/** Every link, image, definition and heading: what it is, what it says or leads to, and where it stands. */
function outline(tree: Nodes): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    const place = `${start?.offset}-${end?.offset}`;
    if (node.type === 'heading') found.push(`heading ${node.depth} ${toString(node)} ${place}`);
    else if (node.type === 'image' || node.type === 'definition') found.push(`${node.type} ${node.url} ${place}`);
    // remark gives addresses that are links by themselves no place
    else if (node.type === 'link') found.push(`link ${node.url} ${/^(?:https?|mailto):/.test(node.url) ? '' : place}`);
    else if (node.type === 'linkReference') found.push(`reference ${node.identifier} ${place}`);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return found.sort();
}

function bySatteri(text: string): string[] {
  return outline(markdownToMdast(text, { features }) as Nodes); // its declared type is any node
}

function byRemark(text: string): string[] {
  return outline(remark.parse(text));
}

/** Where the two are known to read a text differently: a pattern of such texts, and the shortest of them. */
const known: [string, RegExp, string][] = [
  ['braces at the end of a heading are its attributes for Sätteri', /\{[^\n]*\}[ \t]*#*[ \t]*(?:\n|$)/, '# Use {name}'],
  ['NUL is left out by Sätteri, and replaced by remark', /\0/, '# \0'],
  ['an address behind a slash is no link for Sätteri, as on GitHub', /\/\S*@/, '/a@b.co'],
  ['a symbol such as 🙂 counts as punctuation beside emphasis for Sätteri, as CommonMark says', /[*_]\p{So}|\p{So}[*_]/u, '# a*🙂*'],
  ['a host that begins with a dot is a link for Sätteri', /:\/\/\./, 'http://.a'],
  ['an address behind a bracket and a letter beyond ASCII is no link for Sätteri', /\[[^\]\s]*[^\0-\x7f]\S*(?:@|:\/\/)/, '[äa@b.co'],
  ['a definition over two lines may be the head of a table for Sätteri', /\]:[ \t]*\n[ \t]*[-:|]/, '[f]:\n-|'],
  ['the line below hyphens that begin a page is read with them by remark', /^---[ \t]*\n/, '---\n*\n='],
  ['a quote in an attribute without quotes ends no tag for Sätteri', /<[a-z][^>]*=[^\s"'>]+["'=<`]/i, '-<e d=e="[](b)">'],
];

test.each(known)('a known difference: %s', (_name, pattern, text) => {
  expect(text).toMatch(pattern);
  expect(bySatteri(text)).not.toEqual(byRemark(text));
});

test('Sätteri and remark see the same links and headings in any other Markdown', { timeout: 60_000 }, () => {
  let compared = 0;
  fc.assert(
    fc.property(randomMarkdown, (text) => {
      if (known.some(([, pattern]) => pattern.test(text))) return;
      compared += 1;
      expect(bySatteri(text)).toEqual(byRemark(text));
    }),
    { seed: 13, numRuns: 1500 },
  );
  expect(compared).toBeGreaterThan(700);
});
