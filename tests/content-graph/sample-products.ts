import { ownConfig } from '../../src/content-graph/own-config.ts';
import type { Config } from '../../src/content-graph/config.ts';
import type { Product } from '../../src/products/product.ts';

const red = {
  name: 'Red',
  nameInText: 'the Red',
  supportEmail: 'support@red.zz',
  site: 'https://help.red.zz/red',
  app: 'https://app.red.zz',
  hue: 20,
  chroma: 0.1,
  terms: { course: 'course', courses: 'courses', aCourse: 'a course' },
  brandWords: ['Red', 'red.zz'],
} satisfies Product;

const blue = {
  name: 'Blue',
  nameInText: 'Blue',
  supportEmail: 'support@blue.zz',
  site: 'https://help.blue.zz/blue',
  hue: 250,
  chroma: 0.1,
  terms: { course: 'class', courses: 'classes', aCourse: 'a class' },
  brandWords: ['Blue', 'blue.zz'],
} satisfies Product;

/** Settings as for our own pages, with two products that no real page can change. */
export const sampleConfig: Config = ownConfig({ red, blue });

export const bothProducts = '---\nproducts: { red: { reviewed: 2026-11-20 }, blue: { reviewed: 2026-11-20 } }\n---\n\n';
