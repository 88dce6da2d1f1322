import { products } from '../products/index.ts';
import type { Product } from '../products/product.ts';
import { type Config, defaultConfig, type ProductConfig } from './config.ts';

/** The settings for our own pages, made from the products. */
export function ownConfig(table: Record<string, Product> = products): Config {
  return {
    ...defaultConfig,
    typed: true,
    preset: 'strict',
    products: Object.fromEntries(Object.entries(table).map(([id, product]) => [id, toProductConfig(product)])),
  };
}

function toProductConfig(product: Product): ProductConfig {
  const { name, nameInText, supportEmail, brandWords, site } = product;
  return { name, nameInText, supportEmail, brandWords, formerNames: [], site, values: flatten(product) };
}

/** `{ terms: { course: 'class' } }` becomes `{ 'terms.course': 'class' }`: what `{product.terms.course}` looks up. */
function flatten(value: object, prefix = ''): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string') values[prefix + key] = item;
    else if (item && typeof item === 'object' && !Array.isArray(item)) Object.assign(values, flatten(item, `${prefix}${key}.`));
  }
  return values;
}
