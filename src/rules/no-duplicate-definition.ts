import { isChangelog } from './changelog.ts';
import type { PageRule } from './define-rule.ts';
import { isComment } from './no-unused-definition.ts';

/** A label is defined once: of two definitions only the first counts. */
export const noDuplicateDefinition: PageRule = {
  id: 'no-duplicate-definition',
  visit({ report }) {
    const first = new Map<string, { url: string; line: number }>();
    return {
      definition(node, view) {
        if (isComment(node)) return;
        const place = view.place(node);
        const known = first.get(node.identifier);
        if (!known) {
          first.set(node.identifier, { url: node.url, line: place.line });
          return;
        }
        const isSame = known.url === node.url;
        if (isSame && isChangelog(view.page.path)) return;
        report({
          place,
          reason: `Unexpected second definition of \`${node.label ?? node.identifier}\`, expected one, the first is on line ${known.line}${isSame ? '' : ' and leads elsewhere'}`,
          note: isSame ? 'Delete it.' : 'Give one of the two another label, and use that where it is meant.',
          actual: node.url,
          ...(isSame &&
            isWholeLine(view.page.source, place) && {
              fix: [{ offset: place.offset, endOffset: endOfLine(view.page.source, place.endOffset), text: '' }],
            }),
        });
      },
    };
  },
};

/** Nothing else stands on the lines of a range. */
export function isWholeLine(source: string, { offset, endOffset }: { offset: number; endOffset: number }): boolean {
  return (offset === 0 || source[offset - 1] === '\n') && /^[ \t]*(?:\r?\n|$)/.test(source.slice(endOffset, endOffset + 100));
}

/** The offset behind the end of the line on which a range ends. */
export function endOfLine(source: string, endOffset: number): number {
  const end = source.indexOf('\n', endOffset);
  return end < 0 ? source.length : end + 1;
}
