/** What is said in several words and means one thing. */
const phrases: [RegExp, string][] = [
  [/\bacces\b/g, 'access'],
  [/\bno space left\b/g, 'disk full'],
  [/\be[- ]?mail/g, 'email'],
  [/\b(?:log|sign)[- ]?(?:in|on|ging in|ing in)\b/g, 'signin'],
  [/\b(?:log|sign)[- ]?out\b/g, 'signout'],
  [/\b(?:didnt|did not|dont|do not|havent|have not|never) (?:get|got|receive|arrive|come|came)d?\b/g, 'not received'],
  [/\b(?:button|option|menu)(?: is)? (?:missing|gone|disabled|not there|gr[ea]y(?:ed)?(?: out)?)\b/g, 'cannot'],
  [/\b(?:removed|kicked|deleted) me\b/g, 'kicked out'],
  [/\bwhich email\b/g, 'forgot email'],
  [/\bhow long\b(.*)\b(?:kept|keep|stored|recoverable)\b/g, 'retention $1'],
  [/\b(?:i|we) (?:just |have )?(?=(?:deleted|removed|erased|overwrote|restored|distributed|sent|published)\b)/g, 'mistake '],
];

/** Words of one text or question, lower case and singular, without accents and apostrophes. */
export function toTerms(text: string): string[] {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase();
  const plain = phrases.reduce((said, [phrase, meant]) => said.replace(phrase, meant), bare);
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(toSingular);
}

/** `spaces` and `space` are one word; `deleted` and `delete` are not: one is a wish, the other a mishap. */
function toSingular(word: string): string {
  if (word.length < 4 || !/[^aious]s$/.test(word)) return word;
  if (/.ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(?:ch|sh|ss|x)es$/.test(word) ? -2 : -1);
}

/** Words that say nothing about the problem. */
const empty = new Set(
  toTerms(
    'a about am an and any anymore are as at be been by can cannot cant could did didnt do does doesnt dont for from get gets got had has have havent how i if im in into is isnt it its ' +
      'just keep keeps like me mean meaning means my no not of on or our please problem so some somebody someone something that the their them then there they this to too trying want was wasnt we what when where which while who why will with wont work works working would you your',
  ),
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
  'class course lecture space',
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
  'accidentally accident mistake wrong wrongly oops',
  'overwrite overwrote overwritten replaced restored',
  'change changed modified',
  'register registered signup use',
  'package library conda pip cran environment',
  'contact support helpdesk human talk speak call phone',
  'quota storage full',
  'leave quit exit',
  'see find view show showing listed appear visible access',
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
].map((row) => [...new Set(toTerms(row))]);

/** The words of a question that count; all of them where none would be left. */
export function toQuestion(text: string): string[] {
  const terms = toTerms(text);
  const telling = terms.filter((term) => !empty.has(term));
  return telling.length > 0 ? telling : terms;
}

export type Intent = 'fails' | 'how' | 'what' | undefined;

const fails =
  /\b(?:can ?not|cant|unable|not|wont|dont|doesnt|didnt|isnt|havent|never|no|fail(?:s|ed)?|error|missing|gone|lost|disappeared|crash(?:e[sd])?|stuck|grey(?:ed)?|gray(?:ed)?)\b/;

/** What the reader is after: a remedy for what fails, the way to do something, or the meaning of a word. */
export function intentOf(text: string): Intent {
  const plain = text.toLowerCase().replace(/['’]/g, '');
  if (/\b(?:how (?:to|do|can|long|many|much)|who (?:can|may))\b/.test(plain)) return 'how';
  if (/\b(?:whats|what (?:is|are|does|do))\b|\bmean(?:s|ing)?\b/.test(plain)) return 'what';
  return fails.test(plain) ? 'fails' : undefined;
}

/** Words that need not stand on a page, so that a slip in one is corrected too. */
export function knownTerms(): string[] {
  return [...synonyms.flat(), 'login', 'logout'];
}

/** Other words for a word, without itself. */
export function synonymsOf(term: string): string[] {
  return [...new Set(synonyms.filter((row) => row.includes(term)).flat())].filter((other) => other !== term);
}
