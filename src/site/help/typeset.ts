/** Words as they are printed: `can't` gets its apostrophe. Ids, code and addresses keep what was typed. */
export function typeset(text: string): string {
  return text.replace(/(?<=\p{L})'(?=\p{L}|[\s.,;:!?)]|$)/gu, '’');
}
