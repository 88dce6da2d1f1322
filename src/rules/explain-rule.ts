import { styleText } from 'node:util';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { ruleUrl } from './define-rule.ts';
import { nearest } from './nearest.ts';
import { isRuleId, type RuleId, rules } from './preset.ts';

type Style = 'bold' | 'dim' | 'cyan' | 'underline';
type Paint = (style: Style | Style[], text: string) => string;

export interface Terminal {
  hasColor: boolean;
  /** The text of a file. */
  read(file: URL): string;
}

/** The page of a rule, for a terminal; throws where there is no such rule. */
export function explainRule(id: string, { hasColor, read }: Terminal): string {
  if (!isRuleId(id)) {
    const near = nearest(id, Object.keys(rules));
    throw new OwnFailure(`Cannot explain ${id}: there is no such rule${near ? `, did you mean ${near}` : ''}; --rules lists them all`);
  }
  const paint: Paint = (style, text) => (hasColor ? styleText(style, text, { validateStream: false }) : text);
  const lines = read(new URL(ruleUrl(id)))
    .trimEnd()
    .split('\n');
  let isCode = false;
  const shown = lines.map((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      const path = line.replace(/^`+\S*\s*| typed$/g, '');
      return isCode && path !== '' ? `    ${paint('dim', path)}` : '';
    }
    return isCode ? `    ${line}`.trimEnd() : toTerminal(line, paint);
  });
  return `${[...shown, '', severities(id, paint)].join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function toTerminal(line: string, paint: Paint): string {
  const heading = /^(#+) (.*)$/.exec(line);
  if (heading) return paint(heading[1]?.length === 1 ? ['bold', 'underline'] : 'bold', heading[2] ?? '');
  return line.replace(/\*\*(.+?)\*\*/g, (_, words: string) => paint('bold', words)).replace(/`[^`]+`/g, (code) => paint('cyan', code));
}

function severities(id: RuleId, paint: Paint): string {
  const { links, recommended, strict, fixable } = rules[id];
  const mends = fixable ? 'Some of its findings are mended by --fix.' : 'No finding of it is mended by --fix.';
  return paint('dim', `Severity: links ${links}, recommended ${recommended}, strict ${strict}. ${mends}`);
}
