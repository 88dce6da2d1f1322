import type { Link } from 'mdast';
import type { MdastNode } from 'satteri';
import { includesTexts } from '../content-graph/included-texts.ts';
import { lostReference } from '../content-graph/link.ts';
import type { Element, PageView } from '../content-graph/walk.ts';
import { isChangelog } from './changelog.ts';
import type { PageRule, Problem } from './define-rule.ts';
import { isComment } from './no-unused-definition.ts';

/** A link says something, and leads somewhere. */
export const noEmptyLink: PageRule = {
  id: 'no-empty-link',
  visit({ page, report }) {
    let isWhole: boolean | undefined;
    return {
      link(node, view) {
        if (node.url === '' && (isDraft(view) || isAnchor(node, view))) return;
        const fault = emptyTarget(node.url) ?? (isSilent(node.children) ? noWords(node.url) : undefined);
        if (fault) report({ place: view.place(node), ...fault });
      },
      definition(node, view) {
        const fault = isComment(node) ? undefined : emptyTarget(node.url);
        if (fault) report({ place: view.place(node), ...fault });
      },
      element(element) {
        if (element.closing) return;
        const isLink = element.name === 'a';
        const href = element.get('href');
        if (typeof href === 'string' && (isLink || /^[A-Z]/.test(element.name))) {
          const fault = isScripted(element) ? undefined : emptyTarget(href.trim());
          if (fault) report({ place: element.place(), ...fault });
        } else if (
          isLink &&
          !element.has('href') &&
          !['id', 'name', 'role', 'is'].some((name) => element.has(name)) &&
          !isScripted(element)
        ) {
          report({
            place: element.place(),
            reason: 'Unexpected `<a>` without `href` or `id`, expected a target',
            note: 'Add the target, or delete the tag.',
          });
        }
      },
      leave(node, view) {
        if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
        for (const found of undefinedReferences(node, view)) {
          isWhole ??= !includesTexts(page.source); // else the definition may stand in the other file
          if (isWhole) report(found);
        }
      },
    };
  },
};

/** Tags that a script or a spread fills have targets that the page does not show. */
function isScripted({ node, ...element }: Element): boolean {
  const isJsx = node?.type === 'mdxJsxFlowElement' || node?.type === 'mdxJsxTextElement';
  if (isJsx && node.attributes.some(({ type }) => type === 'mdxJsxExpressionAttribute')) return true;
  return element.names().some((name) => /^(?:on|data-|@|:|v-|x-)/i.test(name));
}

/** `[](){ #id }` is an anchor where attributes may stand in braces. */
function isAnchor(node: Link, { page }: PageView): boolean {
  return (
    node.children.length === 0 && /^\{:?[ \t]*#/.test(page.source.slice(node.position?.end.offset, (node.position?.end.offset ?? 0) + 10))
  );
}

/** In the contents of an mdBook, a chapter without a target is one that is still to be written. */
function isDraft({ page, parents }: PageView): boolean {
  return /(?:^|\/)src\/SUMMARY\.md$/.test(page.file) && parents.at(-2)?.type === 'listItem' && parents.at(-1)?.type === 'paragraph';
}

function emptyTarget(target: string): Omit<Problem, 'place'> | undefined {
  if (target === '' || target === '#') {
    return {
      reason: `Unexpected link to ${target === '' ? 'nothing' : '`#`'}, expected a target`,
      note: 'Write where it leads, or keep the words without the link.',
      actual: target,
    };
  }
  if (lostReference.test(target)) {
    return {
      reason: `Unexpected \`${target}\`, expected a target`,
      note: 'The editor lost the page that was linked; link to it again, or keep the words without the link.',
      actual: target,
    };
  }
  return undefined;
}

function noWords(target: string): Omit<Problem, 'place'> {
  return { reason: `Unexpected link to \`${target}\` without words, expected some`, note: 'Say what the link leads to.', actual: target };
}

/** No words, no picture and no markup that could bring some. */
function isSilent(children: readonly MdastNode[]): boolean {
  return children.every((child) =>
    child.type === 'text'
      ? child.value.trim() === ''
      : 'children' in child && child.type !== 'mdxJsxTextElement' && isSilent(child.children),
  );
}

const reference = /(?<![\w\]\\)])\[((?:[^\][\\]|\\.)*)\]\[([^\][]*)\]/g;
const masked = new Set([
  'inlineCode',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'html',
  'mdxTextExpression',
  'inlineMath',
]);

/** `[words][label]` and `[words][]` whose label nothing defines: a reader sees the brackets. */
function* undefinedReferences(node: MdastNode, view: PageView): Generator<Problem> {
  const source = view.source(node);
  if (!source.includes('][')) return;
  const start = node.position?.start.offset ?? 0;
  const text = mask(node, source, start);
  for (const match of text.matchAll(reference)) {
    const [whole, words = '', label = ''] = match;
    if (!/\p{L}/u.test(words.replaceAll('\0', 'x')) || isApiName(label) || isTag(whole, match.index, view)) continue;
    const written = source.slice(match.index, match.index + whole.length);
    const name = label === '' ? written.slice(1, 1 + words.length) : written.slice(words.length + 3, -1);
    yield {
      place: view.range(start + match.index, start + match.index + whole.length),
      reason: `Unexpected \`${written.replaceAll('`', '')}\`, expected a definition of \`${name.replaceAll('`', '')}\``,
      note: `Add \`[${name.replaceAll('`', '')}]: target\` below, or write the target: \`[words](target)\`.`,
      actual: name,
    };
  }
}

/** `- [dist][test] words` in a log of changes: two marks, no link. */
function isTag(written: string, index: number, view: PageView): boolean {
  const isFirst = index === 0 && view.parents.at(-1)?.type === 'listItem';
  return isFirst && isChangelog(view.page.path) && /^\[[a-z\d]+\]\[[a-z\d]+\]$/i.test(written);
}

/** What a tool for APIs makes a link of: `[the client][lab.Client]`, `[Status][http::Status]`; and `f([a][,b])`. */
function isApiName(label: string): boolean {
  return /::|^\s*,/.test(label) || (/^[a-z_]\w*(?:\.[a-z_]\w*)+$/i.test(label) && !/\.(?:mdx?|html?|png|svg|jpe?g|gif|pdf)$/i.test(label));
}

/** What is not text as NUL, so that every offset stays. */
function mask(node: MdastNode, source: string, start: number): string {
  if (!('children' in node)) return source;
  let text = '';
  let at = 0;
  for (const child of node.children) {
    const from = (child.position?.start.offset ?? 0) - start;
    const to = (child.position?.end.offset ?? 0) - start;
    if (from < at) continue;
    const isCode = child.type === 'mdxJsxTextElement' && /^(?:code|pre|kbd|samp)$/.test(child.name ?? '');
    const inside = isCode || masked.has(child.type) ? '\0'.repeat(to - from) : mask(child, source.slice(from, to), from + start);
    text += source.slice(at, from) + inside;
    at = to;
  }
  return text + source.slice(at);
}
