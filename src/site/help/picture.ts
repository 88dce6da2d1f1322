import type { Product } from '../../products/product.ts';
import { toHex } from './oklch.ts';

/** The ring of a cause that is done with, in the product's color: what the site is for. */
const ring = (width: number): string =>
  `<g fill="none" stroke="#fff" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"><circle cx="10" cy="10" r="8.5"/><path d="m6.5 10.5 2.5 2.5 4.75-5.5"/></g>`;

/** The icon in the browser's tab. */
export function toIcon(product: Product): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 32 32"><rect x="-6" y="-6" width="32" height="32" rx="7" fill="${deepOf(product)}"/>${ring(2.4)}</svg>`;
}

/** The picture that other sites show beside a link, 1200 × 630; it has no words, because a build machine may have no fonts. */
export function toCard(product: Product): string {
  const deep = deepOf(product);
  const soft = toHex(0.42, product.chroma * 0.9, product.hue);
  const rings = [0, 1, 2, 3, 4]
    .map((step) => `<circle cx="600" cy="315" r="${170 + step * 95}" fill="none" stroke="${soft}" stroke-width="3"/>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="${deep}"/>${rings}<svg x="500" y="215" width="200" height="200" viewBox="0 0 20 20">${ring(1.6)}</svg></svg>`;
}

function deepOf({ hue, chroma }: Product): string {
  return toHex(0.35, chroma * 0.77, hue);
}
