import { toString } from 'mdast-util-to-string';
import type { MdastNode } from 'satteri';
import type { PageView } from '../content-graph/walk.ts';
import type { PageRule, Problem } from './define-rule.ts';

/** The full stop of a sentence stands behind the address, not inside its bold or its link. */
export const noDotInAddress: PageRule = {
  id: 'no-dot-in-address',
  visit: ({ report }) => {
    const judge = (node: MdastNode, view: PageView): void => {
      const problem = dotInside(node, view);
      if (problem) report(problem);
    };
    return {
      strong: judge,
      emphasis: judge,
      link: judge,
      element(element, view) {
        if (!/^(?:b|strong|em|i|a)$/.test(element.name)) return;
        if (element.node) judge(element.node, view);
        else if (element.closing) {
          const { offset, endOffset } = element.place();
          const before = /<(\w+)\b[^>]*>\s*[^\s<>@]+@[^\s<>@]+[\p{L}\d]\.$/u.exec(
            view.page.source.slice(Math.max(0, offset - 300), offset),
          );
          if (before?.[1]?.toLowerCase() === element.name) report(describe(view, offset - 1, endOffset));
        }
      },
    };
  },
};

const addressWithDot = /^\s*[^\s@]+@[^\s@]+[\p{L}\d]\.\s*$/u;

/** Nothing but an address and a dot in it; in a sentence that is bold as a whole the dot is where it belongs. */
function dotInside(node: MdastNode, view: PageView): Problem | undefined {
  if (!addressWithDot.test(toString(node)) || !node.position) return undefined;
  const source = view.source(node);
  const start = node.position.start.offset ?? 0;
  const end = lastTextEnd(node);
  const dot = end === undefined ? -1 : source.lastIndexOf('.', end - start - 1);
  return dot < 0 || (node.type === 'link' && !source.startsWith('[')) ? undefined : describe(view, start + dot, start + source.length);
}

function lastTextEnd(node: MdastNode): number | undefined {
  const last = 'children' in node ? node.children.at(-1) : undefined;
  return last === undefined || last.type === 'text' ? (last ?? node).position?.end.offset : lastTextEnd(last);
}

/** `from` is the offset of the dot, `to` the end of the closing mark. */
function describe(view: PageView, from: number, to: number): Problem {
  const { source } = view.page;
  const closing = source.slice(from + 1, to);
  const right = closing + (/^[.,;:!?]/.test(source.slice(to, to + 1)) ? '' : '.');
  return {
    place: view.range(from, to),
    reason: `Unexpected full stop inside the address, expected it behind \`${shorten(closing)}\``,
    note: 'Who copies the address takes the full stop along, and the mail comes back.',
    actual: source.slice(from, to),
    expected: [right],
    fix: [{ offset: from, endOffset: to, text: right }],
  };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
