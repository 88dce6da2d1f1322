import { loadAll } from 'js-yaml';
import type { Root } from 'mdast';
import type { Fault, Page } from './parse.ts';
import { placeOf, startOfFile } from './place.ts';

/** Puts what the frontmatter of a page says into the page, or a fault. */
export function readFrontmatter(page: Page, tree: Root): void {
  const first = tree.children[0];
  if (first?.type !== 'yaml' || !first.position) return;
  page.frontmatterPlace = placeOf(first);
  try {
    const [value] = loadAll(first.value); // none where the fences hold nothing
    if (first.value.includes('*') && countValues(value) >= mostValues) page.faults.push(aliasFault(page));
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      page.frontmatter = Object.fromEntries(Object.entries(value));
    }
  } catch (cause) {
    if (!isTemplate(first.value)) page.faults.push(yamlFault(page, cause, first.position.start.line));
  }
}

/** A few lines of aliases of aliases can stand for billions of values, or for a value that holds itself. */
const mostValues = 100_000;

/** Values in a value, each counted wherever an alias repeats it; the count ends soon after the limit. */
function countValues(value: unknown): number {
  const open = [value];
  let count = 1;
  while (open.length > 0 && count < mostValues) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) continue;
    const values = Object.values(item);
    count += values.length;
    if (count < mostValues) open.push(...values);
  }
  return count;
}

function aliasFault(page: Page): Fault {
  return {
    place: page.frontmatterPlace ?? startOfFile,
    reason: `Unexpected frontmatter, expected YAML: aliases that stand for more than ${mostValues.toLocaleString('en')} values, or for themselves`,
    note: 'Write the values out instead of `*alias`.',
  };
}

/** `title: {{ title }}`: something else makes pages of this file. */
function isTemplate(frontmatter: string): boolean {
  return /\{\{|\{%|<%/.test(frontmatter);
}

function yamlFault(page: Page, cause: unknown, fence: number): Fault {
  const mark = cause instanceof Error && 'mark' in cause ? (cause.mark as { line?: number; column?: number } | undefined) : undefined; // js-yaml sets it on its own errors
  const reason = cause instanceof Error && 'reason' in cause ? String(cause.reason) : 'not YAML';
  const line = page.places.line(fence + 1 + (mark?.line ?? 0));
  const offset = Math.min(line.offset + (mark?.column ?? 0), line.endOffset);
  return {
    place: page.places.range(offset, line.endOffset),
    reason: `Unexpected frontmatter, expected YAML: ${reason}`,
    note: 'Mend the YAML; a text with a colon, a quote or a leading symbol needs quotes around it.',
  };
}
