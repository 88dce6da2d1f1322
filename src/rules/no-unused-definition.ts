import type { Definition } from 'mdast';
import type { MdastNode } from 'satteri';
import { isChangelog } from './changelog.ts';
import type { PageRule } from './define-rule.ts';
import { endOfLine, isWholeLine } from './no-duplicate-definition.ts';

/** Every definition of a target is used. */
export const noUnusedDefinition: PageRule = {
  id: 'no-unused-definition',
  visit({ report }) {
    const used = new Set<string>();
    const told: { identifier: string; tell: () => void }[] = [];
    return {
      linkReference: ({ identifier }) => void used.add(identifier),
      imageReference: ({ identifier }) => void used.add(identifier),
      definition(node, view) {
        if (isComment(node)) return;
        const place = view.place(node);
        const { source } = view.page;
        const tell = (): void =>
          report({
            place,
            reason: `Unexpected definition of \`${node.label ?? node.identifier}\`, expected a link that uses it`,
            note: 'Delete the line, or link to it: `[words][label]`.',
            actual: node.label ?? node.identifier,
            ...(isWholeLine(source, place) && { fix: [{ offset: place.offset, endOffset: endOfLine(source, place.endOffset), text: '' }] }),
          });
        told.push({ identifier: node.identifier, tell });
      },
      leave(node, view) {
        if (node.type !== 'root' || isChangelog(view.page.path) || node.children.every(isForOthers)) return;
        const unused = told.filter(({ identifier }) => !used.has(identifier));
        const written = unused.length > 0 ? countLabels(view.page.source) : new Map<string, number>();
        // The definition itself is one.
        for (const { identifier, tell } of unused) if ((written.get(toLabel(identifier)) ?? 0) < 2) tell();
      },
    };
  },
};

/** A page of nothing but definitions is put into others. */
function isForOthers({ type }: MdastNode): boolean {
  return type === 'definition' || type === 'html' || type === 'yaml';
}

/** `[//]: # (words)` and its like: the way to hide words from every renderer. */
export function isComment({ identifier, url, title }: Definition): boolean {
  return /^(?:\/\/|comment\b|_$)/i.test(identifier) || ((url === '#' || url === '') && Boolean(title));
}

/** How often each label stands in brackets: inside HTML, where the parser sees no links, some renderers still make one. */
function countLabels(source: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, label = ''] of source.matchAll(/\[((?:[^\][\\]|\\.)+)\]/gs))
    counts.set(toLabel(label), (counts.get(toLabel(label)) ?? 0) + 1);
  return counts;
}

function toLabel(text: string): string {
  return text.toLowerCase();
}
