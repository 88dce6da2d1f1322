import { createRequire } from 'node:module';

type Decode = typeof import('entities/decode');

/** An attribute's value as a browser reads it. The table of entities takes 8 ms to load, so only a value with `&` loads it. */
export function decodeAttribute(value: string): string {
  if (!value.includes('&')) return value;
  const { decodeHTMLAttribute }: Decode = createRequire(import.meta.url)('entities/decode');
  return decodeHTMLAttribute(value);
}
