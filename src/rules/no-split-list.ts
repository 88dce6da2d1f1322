import type { List, Paragraph } from 'mdast';
import type { MdastNode } from 'satteri';
import { headingText } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';
import { splitsByOnly } from './split-by-only.ts';

/** Items and the texts that explain them are one list: the texts stand inside the items. */
export const noSplitList: PageRule = {
  id: 'no-split-list',
  visit: ({ page, config, edition, report }) => ({
    root() {
      if (config.typed && page.tree) for (const problem of splitsByOnly(page.tree, page)) report(problem);
    },
    leave(node, view) {
      if (node !== edition.tree) return;
      for (const lists of chainsIn(node.children)) {
        const [first] = lists;
        if (!first || lists.length < leastLists) continue;
        report({
          place: view.place(first),
          reason: `Unexpected ${lists.length} lists with texts between them, expected one list with the texts inside its items`,
          note: 'Indent each text as far as the words of its item; or make each claim a heading.',
        });
      }
    },
  }),
};

/** Two may be chance. */
const leastLists = 3;

/** Lists of bold claims that only paragraphs part. */
function chainsIn(nodes: readonly MdastNode[]): List[][] {
  const chains: List[][] = [];
  let chain: List[] = [];
  let isParted = true;
  for (const node of nodes) {
    if (node.type === 'list' && isClaims(node)) {
      if (!isParted) chain = [];
      if (chain.length === 0) chains.push(chain);
      chain.push(node);
      isParted = false;
    } else if (node.type === 'paragraph' || node.type === 'image') isParted = true;
    else {
      chain = [];
      isParted = true;
    }
  }
  return chains;
}

/** Every item is a bold claim and nothing else. */
function isClaims({ children }: List): boolean {
  return children.every(({ children: inside }) => inside.length === 1 && inside[0]?.type === 'paragraph' && isClaim(inside[0]));
}

function isClaim({ children }: Paragraph): boolean {
  const rest = children.filter((child) => !(child.type === 'text' && /^[\s.:!?]*$/.test(child.value)));
  return (
    rest.length > 0 &&
    rest.every(({ type }) => type === 'strong') &&
    headingText(rest[0] ?? { type: 'text', value: '' }).split(' ').length >= 3
  );
}
