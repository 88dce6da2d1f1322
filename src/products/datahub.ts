import type { Product } from './product.ts';

export const datahub = {
  name: 'DataHub',
  nameInText: 'the DataHub',
  supportEmail: 'support@alphacruncher.com',
  site: 'https://help.alphacruncher.com/datahub',
  hue: 158,
  chroma: 0.1,
  terms: { course: 'class', courses: 'classes', aCourse: 'a class' },
  brandWords: ['DataHub', 'Data Hub', 'alphacruncher.com'],
} satisfies Product;
