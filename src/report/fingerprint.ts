import { createHash } from 'node:crypto';
import type { VFileMessage } from 'vfile-message';

/**
 * Names every finding by its file, rule and words, not by its line, so that a service that compares two runs knows it again after an edit above it.
 * The same words twice in one file are told apart by their order.
 */
export function toFingerprints(findings: readonly VFileMessage[], pathOf: (file: string) => string): Map<VFileMessage, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const words = [pathOf(finding.file ?? ''), finding.ruleId ?? '', finding.reason].join('\n');
      const order = seen.get(words) ?? 0;
      seen.set(words, order + 1);
      return [finding, createHash('sha256').update(`${words}\n${order}`).digest('hex').slice(0, 32)];
    }),
  );
}
