import { OwnFailure } from '../src/content-graph/own-failure.ts';

/** What a person can mend is one sentence; faults of ours keep their stack. */
export function explain(cause: unknown, usage: string): string {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS'))
    return `Cannot read the arguments: ${cause.message}\n\n${usage}`;
  return `Cannot finish the check, this is a fault of the tool: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}
