import type { HelpPage } from './page.ts';
import type { Help } from './read-help.ts';
import { isProblem } from './sections.ts';

/** At most so many of a kind are shown. */
const most = 5;

/**
 * The pages a reader may need next, those this product has: problems and the rest apart. A guide that names a problem is
 * shown beside that problem too, the guide with the fewest names first, because it is the closest.
 */
export function relatedTo(help: Help, page: HelpPage): { problems: HelpPage[]; pages: HelpPage[] } {
  const named = page.related.flatMap((path) => help.byPath.get(path) ?? []);
  const naming = help.pages.filter(({ related }) => related.includes(page.path)).sort((a, b) => a.related.length - b.related.length);
  const related = [...new Set([...named, ...naming])].filter((other) => other !== page);
  return { problems: related.filter(isProblem).slice(0, most), pages: related.filter((other) => !isProblem(other)).slice(0, most) };
}

/** The guides that most pages send their readers to. */
export function mostNeededGuides(help: Help, count: number): HelpPage[] {
  const uses = new Map<string, number>();
  for (const facts of help.graph.pages) {
    const edition = help.graph.editionOf(facts, help.id);
    const targets = new Set((edition?.links ?? []).map(({ target }) => /([\w-]+\.mdx)(?:#|$)/.exec(target)?.[1] ?? ''));
    for (const target of targets) uses.set(target, (uses.get(target) ?? 0) + 1);
  }
  const usesOf = (page: HelpPage): number => uses.get(page.path.split('/').at(-1) ?? '') ?? 0;
  return help.pages
    .filter((page) => page.kind === 'guide')
    .sort((a, b) => usesOf(b) - usesOf(a))
    .slice(0, count);
}
