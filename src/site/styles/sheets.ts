import type { PageFrame } from '../help/frame.ts';
import az from './a-z.css?inline';
import base from './base.css?inline';
import causes from './causes.css?inline';
import frame from './frame.css?inline';
import guide from './guide.css?inline';
import home from './home.css?inline';
import lists from './lists.css?inline';
import table from './table.css?inline';
import print from './print.css?inline';
import text from './text.css?inline';
import tokens from './tokens.css?inline';

/** What each kind of page needs besides the frame. */
const own = {
  troubleshooting: [text, causes],
  guide: [text, guide],
  reference: [text, guide],
  section: [text, lists],
  home: [lists, home],
  list: [lists, az],
  'not-found': [],
  moved: [],
} satisfies Record<PageFrame['kind'], string[]>;

/** The styles of a page in one text, so that it comes with the first answer and the policy allows it by one hash. */
export function sheetOf(kind: PageFrame['kind'], hasTable: boolean): string {
  return [tokens, base, frame, ...own[kind], ...(hasTable ? [table] : []), print].map((sheet) => sheet.trim()).join('');
}
