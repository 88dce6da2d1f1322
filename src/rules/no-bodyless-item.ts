import type { ListItem, Paragraph } from 'mdast';
import type { MdastNode } from 'satteri';
import { headingText } from '../content-graph/anchors.ts';
import type { PageRule } from './define-rule.ts';

/** A cause has a remedy; a bold claim in a list of explained claims has its explanation. */
export const noBodylessItem: PageRule = {
  id: 'no-bodyless-item',
  visit({ report }) {
    const claims: { list: MdastNode | undefined; isExplained: boolean; tell: () => void }[] = [];
    return {
      listItem(item, view) {
        const claim = boldClaim(item);
        if (claim === undefined) return;
        const isExplained = claim.hasWords || item.children.length > 1 || isFollowed(item, view.parents);
        const place = view.place(item.children[0] ?? item);
        claims.push({
          list: view.parents.at(-1),
          isExplained,
          tell: () =>
            report({
              place,
              reason: `Unexpected item with nothing but \`${shorten(claim.words)}\`, expected a text below it`,
              note: 'Say what the reader can do about it, or delete the item.',
              actual: claim.words,
            }),
        });
      },
      element(element, view) {
        if (element.name !== 'Cause' || !view.edition.key || element.node === undefined || !('children' in element.node)) return;
        if (element.node.children.some(isRemedy)) return;
        report({
          place: element.place('title'),
          reason: 'Unexpected cause without a remedy, expected at least one step',
          note: 'Say what the reader can do about it, in every product that shows the cause.',
        });
      },
      leave(node) {
        if (node.type !== 'root') return;
        const bodyless = claims.filter((claim) => !claim.isExplained);
        if (bodyless.length > claims.length / 2) return;
        const byList = Map.groupBy(claims, ({ list }) => list);
        for (const claim of bodyless) if (!isListOfBareItems(claim.list, byList.get(claim.list) ?? [])) claim.tell();
      },
    };
  },
};

/** Bold items are the way of a list in which no more are explained than not; short ones are parts of a page that was split. */
function isListOfBareItems(list: MdastNode | undefined, claims: readonly { isExplained: boolean }[]): boolean {
  if (list?.type !== 'list' || list.children.length < 3) return false;
  const explained = claims.filter(({ isExplained }) => isExplained).length;
  return explained <= claims.length - explained;
}

interface Claim {
  words: string;
  /** An explanation stands behind it in the same paragraph. */
  hasWords: boolean;
}

/** The bold words that an item begins with: a sentence, not a name. */
function boldClaim(item: ListItem): Claim | undefined {
  const first = item.children[0];
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'strong') return undefined;
  const hasWords = !isBold(first);
  const words = headingText(hasWords ? first.children[0] : first).trim();
  return words.split(/\s+/).length >= 3 && !/^(?:note|tip|warning|caution|important|attention|hint)\b/i.test(words)
    ? { words, hasWords }
    : undefined;
}

function isBold({ children }: Paragraph): boolean {
  const rest = children.filter((child) => !(child.type === 'text' && /^[\s.:!?]*$/.test(child.value)) && child.type !== 'break');
  return rest.length > 0 && rest.every((child) => child.type === 'strong');
}

/** Some editors write the explanation behind the list: it belongs to the last item. */
function isFollowed(item: ListItem, parents: readonly MdastNode[]): boolean {
  const list = parents.at(-1);
  const around = parents.at(-2);
  if (list?.type !== 'list' || list.children.at(-1) !== item || !around || !('children' in around)) return false;
  const siblings: readonly MdastNode[] = around.children;
  const next = siblings[siblings.indexOf(list) + 1];
  return next !== undefined && next.type !== 'heading' && next.type !== 'thematicBreak' && !(next.type === 'list' && isListOfClaims(next));
}

function isListOfClaims(list: MdastNode & { type: 'list' }): boolean {
  return list.children.some((item) => boldClaim(item) !== undefined);
}

function isRemedy(node: MdastNode): boolean {
  return !(node.type === 'mdxJsxFlowElement' && node.name === 'Check') && !(node.type === 'text' && node.value.trim() === '');
}

function shorten(words: string): string {
  return words.length > 50 ? `${words.slice(0, 50)}…` : words;
}
