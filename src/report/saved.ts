import type { VFileMessage } from 'vfile-message';
import type { Report } from './index.ts';
import { fromWorkingFolder } from './path.ts';
import { harmless, toEntries, toLastLine } from './text.ts';

/** What a save has changed, for people: what is new with all that mends it, what is gone in a line each, and how things stand. */
export function toSavedText(report: Report, { added, gone }: { added: readonly VFileMessage[]; gone: readonly VFileMessage[] }): string {
  const parts = [
    added.length > 0 ? `New\n\n${toEntries({ ...report, findings: added })}` : '',
    gone.length > 0 ? `Gone\n\n${gone.map((finding) => line(finding, report)).join('\n')}` : '',
    toLastLine(report),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n\n`;
}

function line({ file = '', reason, ruleId }: VFileMessage, { workingFolder }: Report): string {
  return `  ${harmless(fromWorkingFolder(file, workingFolder))}  ${harmless(reason)}  ${ruleId ?? ''}`;
}
