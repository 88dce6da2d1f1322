import type { Planted } from './faults.ts';
import type { Random } from './random.ts';

/** Puts a block of one line into one of the things that may hold it; longer blocks stay as they are. */
export function carry(random: Random, planted: Planted, format: 'md' | 'mdx'): Planted {
  const [content = '', ...rest] = planted.lines;
  if (rest.length > 0 && rest[0] !== '') return planted;
  const { before, line, after } = random.pick(carriers.filter(({ only }) => only === undefined || only === format));
  const shift = planted.at === undefined ? undefined : planted.at === 0 ? before.length : planted.at + before.length + after.length;
  return { ...planted, lines: [...before, line(content), ...after, ...rest], ...(shift !== undefined && { at: shift }) };
}

interface Carrier {
  before: string[];
  line(content: string): string;
  after: string[];
  only?: 'md' | 'mdx';
}

const carriers: Carrier[] = [
  { before: [], line: (content) => `Words ${content} and words.`, after: [] },
  { before: ['More words,', 'on several lines:'], line: (content) => content, after: ['and the end.'] },
  { before: [], line: (content) => `- ${content}`, after: ['- another item'] },
  { before: ['1. One', '   - two', ''], line: (content) => `     ${content}`, after: [] },
  { before: [], line: (content) => `> ${content}`, after: ['> more'] },
  { before: ['> - one', '>'], line: (content) => `>   > ${content}`, after: [] },
  { before: ['| a | b |', '| --- | --- |'], line: (content) => `| words | ${content} |`, after: ['| c | d |'] },
  { before: [], line: (content) => `Words **in ${content} bold**, *x*.`, after: [], only: 'md' },
  { before: ['Words[^note] and more.', ''], line: (content) => `[^note]: ${content}`, after: [] },
  { before: ['> [!NOTE]'], line: (content) => `> ${content}`, after: [] },
  { before: [], line: (content) => `- [ ] ${content}`, after: [] },
  { before: ['- one', ''], line: (content) => `\t${content}`, after: [] },
  { before: ['<div>', ''], line: (content) => content, after: ['', '</div>'] },
  {
    before: ['<details>', '', '<summary>More</summary>', ''],
    line: (content) => `Words ${content}`,
    after: ['', '</details>'],
    only: 'mdx',
  },
];
