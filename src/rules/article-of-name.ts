import type { Text } from 'mdast';
import type { Config } from '../content-graph/config.ts';
import type { PageView } from '../content-graph/walk.ts';
import type { Problem } from './define-rule.ts';

/** How one product's name must not stand in a sentence. */
interface Article {
  name: string;
  wrong: RegExp;
  right: string;
  /** A heading may leave the article out. */
  isNeeded: boolean;
}

/** Words that come before a name and never belong to it. */
const leading = 'to|into|in|of|by|from|with|at|on|via|using|for|through|within|outside|inside';
/** A noun behind a name has an article of its own, `the Nuvolos toolbar`, `a DataHub account`: only names that end their part are judged. */
const end = String.raw`(?=[,;:!?)]|\.(?:\s|$))`;

export function articlesOf({ products }: Config): Article[] {
  return Object.values(products).map(({ name, nameInText }) => {
    const bare = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const isNeeded = nameInText.toLowerCase() === `the ${name.toLowerCase()}`;
    const wrong = isNeeded ? String.raw`(?<=\b(?:${leading})\s)${bare}${end}` : String.raw`\b[Tt]he\s${bare}${end}`;
    return { name, wrong: new RegExp(wrong, 'g'), right: nameInText, isNeeded };
  });
}

/** Names that stand with an article they do not take, or without their own. */
export function articleFaults(node: Text, view: PageView, articles: readonly Article[]): Problem[] {
  return articles.flatMap(({ name, wrong, right, isNeeded }) => {
    if (!node.value.includes(name) || (isNeeded && view.parents.some(({ type }) => type === 'heading'))) return [];
    return [...view.source(node).matchAll(wrong)].map(({ index, 0: written }) => {
      const start = (node.position?.start.offset ?? 0) + index;
      return {
        place: view.range(start, start + written.length),
        reason: `Unexpected \`${written}\`, expected \`${right}\`, the name as a sentence says it`,
        note: 'Write the name with its article, or without where it has none; `nameInText` in the settings says which.',
        actual: written,
        expected: [right],
      };
    });
  });
}
