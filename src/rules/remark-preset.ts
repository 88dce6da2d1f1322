import remarkLint from 'remark-lint';
import type { Preset } from 'unified';
import { isPageRule } from './define-rule.ts';
import { toLintRule } from './lint-rule.ts';
import { rules } from './preset.ts';

const recommended = Object.values(rules).filter((row) => row.recommended !== 'off');
const loaded = await Promise.all(recommended.map(({ load }) => load()));

/**
 * Our recommended rules for remark-lint, those that judge one page at a time. Links between pages, products and our content model
 * need the whole graph, and so the command.
 */
const preset: Preset = { plugins: [remarkLint, ...loaded.filter(isPageRule).map(toLintRule)] };

export default preset;
