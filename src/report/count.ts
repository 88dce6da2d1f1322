import type { VFileMessage } from 'vfile-message';

/** `1 page`, `2 pages`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export function countErrors(findings: readonly VFileMessage[]): number {
  return findings.filter(({ fatal }) => fatal).length;
}

/** `2 errors, 1 warning in 190 pages, 412 ms`, or that there are none. */
export function toSummary({ findings, pages, ms }: { findings: readonly VFileMessage[]; pages: number; ms: number }): string {
  const errors = countErrors(findings);
  const warnings = findings.length - errors;
  const parts = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''].filter(Boolean);
  return `${parts.length > 0 ? parts.join(', ') : 'No findings'} in ${count(pages, 'page')}, ${ms} ms`;
}
