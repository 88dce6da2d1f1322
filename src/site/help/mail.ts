import type { Product } from '../../products/product.ts';
import { words } from '../words/index.ts';

/** What a message to support already holds. */
export interface MailFacts {
  product: Product;
  title: string;
  /** Full address of the page; left out where the page is not known. */
  url?: string;
}

/** The text of the message; the script of the page puts the causes tried in the line before the empty one. */
function mailBody({ product, title, url }: MailFacts): string {
  const { mail } = words;
  const rows = [
    `${mail.product}: ${product.name}`,
    `${mail.page}: ${title}`,
    ...(url === undefined ? [] : [`${mail.address}: ${url}`]),
    `${mail.tried}: ${mail.nothing}`,
  ];
  return `${rows.join('\n')}\n\n${mail.happened}:\n`;
}

export function mailHref(facts: MailFacts): string {
  return `mailto:${facts.product.supportEmail}?subject=${encodeURIComponent(facts.title)}&body=${encodeURIComponent(mailBody(facts).replaceAll('\n', '\r\n'))}`;
}
