import type { Root } from 'mdast';
import { lintRule } from 'unified-lint-rule';
import type { VFile } from 'vfile';
import { type Config, defaultConfig } from '../content-graph/config.ts';
import { collectFacts } from '../content-graph/collect.ts';
import { toEdition } from '../content-graph/edition.ts';
import type { Page } from '../content-graph/parse.ts';
import { type Place, Places } from '../content-graph/place.ts';
import { walk } from '../content-graph/walk.ts';
import { type PageRule, type Problem, ruleUrl } from './define-rule.ts';

/**
 * A page rule as a plugin for remark-lint, for set-ups that parse with remark: the same walk over remark's tree.
 * Its option is the settings; only rules that need neither products nor our content model tell something there.
 */
export function toLintRule(rule: PageRule): ReturnType<typeof lintRule<Root, Partial<Config>>> {
  return lintRule<Root, Partial<Config>>({ origin: `unstuck:${rule.id}`, url: ruleUrl(rule.id) }, (tree, file, options) => {
    const config: Config = { ...defaultConfig, ...options };
    const page = toPage(tree, file);
    const edition = toEdition(page, undefined, config, new Map());
    const { facts, visitor } = collectFacts(page, [], config, undefined);
    const report = (problem: Problem): void => tell(file, problem);
    walk(edition, page, [visitor, rule.visit({ page, edition, config, facts, report })]);
  });
}

/** remark counts offsets without the byte order mark, as we do. */
function toPage(tree: Root, file: VFile): Page {
  const source = String(file).replace(/^\uFEFF/, '');
  const path = file.path ?? '';
  return {
    file: path,
    path,
    format: /x$/i.test(path) ? 'mdx' : 'md',
    source,
    places: new Places(source),
    tree,
    frontmatter: {},
    faults: [],
  };
}

function tell(file: VFile, { place, reason, note, actual, expected }: Problem): void {
  const message = file.message(reason, { place: { start: toPoint(place, 'start'), end: toPoint(place, 'end') } });
  Object.assign(message, { note, actual, expected });
}

function toPoint(place: Place, side: 'start' | 'end'): { line: number; column: number; offset: number } {
  return side === 'start'
    ? { line: place.line, column: place.column, offset: place.offset }
    : { line: place.endLine, column: place.endColumn, offset: place.endOffset };
}
