import { startCauses } from './causes.ts';
import { keepAnchor } from './crossing.ts';
import { loadFinder } from './finder-loader.ts';
import { startMail } from './mail.ts';
import { rememberTheme } from './theme.ts';

/** Everything here is an addition: without it the page reads, links and prints the same. */
export function enhance(): void {
  rememberTheme();
  keepAnchor();
  loadFinder();
  startCauses(startMail());
}
