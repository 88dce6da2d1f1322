import { OwnFailure } from '../src/content-graph/own-failure.ts';

/** What a person can mend is one sentence; faults of ours keep their stack. */
export async function explain(cause: unknown, usage: string): Promise<string> {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS'))
    return `Cannot read the arguments: ${await describe(cause.message, usage)}`;
  return `Cannot finish the check, this is a fault of the tool: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}

/** Node tells where a value is missing, and with an unknown option how to name a file that begins with a hyphen. */
async function describe(message: string, usage: string): Promise<string> {
  const unknown = /^Unknown option '(--?[^']*)'/.exec(message)?.[1];
  if (unknown === undefined) return `${message.split(/\.?(?:\n|$)/, 1)[0]}`;
  const { nearest } = await import('../src/rules/nearest.ts');
  const known = usage.match(/(?<=\s)--[a-z][a-z-]*/g) ?? [];
  const near = nearest(unknown, known);
  const remedy = near === undefined ? (usage.includes('--help') ? ', --help lists them all' : '') : `, did you mean ${near}`;
  return `there is no option ${unknown}${remedy}`;
}
