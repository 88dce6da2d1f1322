/** Words of one text or question, lower case, without accents and apostrophes. */
export function toTerms(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/\be[- ]?mail/g, 'email')
    .replace(/\b(log|sign)[- ]?(in|on|ging in|ing in)\b/g, 'signin')
    .replace(/\b(log|sign)[- ]?out\b/g, 'signout');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words that say nothing about the problem. */
const empty = new Set(
  (
    'a about am an and any anymore are as at be been by can cannot cant could did didnt do does doesnt dont for from get gets got had has have havent how i if im in into is isnt it its ' +
    'just keep keeps like me mean meaning means my no not of on or our please problem so some something that the their them then there they this to too trying want was wasnt we what when where which while who why will with wont work works working would you your'
  ).split(' '),
);

/** What people say and what our pages say, both ways. */
const synonyms = [
  'admin administrator owner coowner',
  'add invite invitation',
  'app apps application applications program',
  'boot launch open run start starting',
  'broken crash crashed crashes crashing freeze freezes frozen hang hangs stuck unresponsive',
  'kernel code job script calculation computation',
  'died dies killed stopped stops terminated',
  'class classes course courses lecture',
  'colleague coworker member members people person user users',
  'student students',
  'bring back recover restore undelete undo',
  'delete deleted erase erased remove removed',
  'gone lost missing disappeared vanished',
  'disk folder folders file files data',
  'account signin login',
  'university institution switch edu identity provider sso',
  'password passwort passcode credentials',
  'email mail inbox spam junk',
  'accidentally accident mistake wrongly oops',
  'see find view show visible access',
  'share distribute distributed handout assignment publish',
  'backup snapshot version copy state',
  'kick kicked revoke remove',
  'git github gitlab clone repository repo',
  'notebook notebooks jupyter jupyterlab ipynb',
  'upload uploading import transfer',
  'shut shutdown stop stopping close quit',
  'trial demo free',
  'project research',
  'link url',
].map((row) => row.split(' '));

/** The words of a question that count; all of them where none would be left. */
export function toQuestion(text: string): string[] {
  const terms = toTerms(text);
  const telling = terms.filter((term) => !empty.has(term));
  return telling.length > 0 ? telling : terms;
}

export type Intent = 'fails' | 'how' | 'what' | undefined;

/** What the reader is after: a remedy for what fails, the way to do something, or the meaning of a word. */
export function intentOf(text: string): Intent {
  const plain = text.toLowerCase().replaceAll('’', "'");
  if (/\b(?:can ?'?not|can't|cant|unable|not|won't|doesn't|never|no|fail(?:s|ed)?|error|missing|gone|disappeared)\b/.test(plain))
    return 'fails';
  if (/\bhow (?:to|do|can)\b/.test(plain)) return 'how';
  return /\bwhat(?:'s| is| are| does)\b|\bmeaning\b/.test(plain) ? 'what' : undefined;
}

/** Every word of the table, so that a slip in one is corrected too. */
export function allSynonyms(): string[] {
  return synonyms.flat();
}

/** Other words for a word, without itself. */
export function synonymsOf(term: string): string[] {
  return [...new Set(synonyms.filter((row) => row.includes(term)).flat())].filter((other) => other !== term);
}
