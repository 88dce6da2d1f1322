import type { Product } from './product.ts';

export const nuvolos = {
  name: 'Nuvolos',
  nameInText: 'Nuvolos',
  supportEmail: 'support@nuvolos.cloud',
  site: 'https://help.nuvolos.cloud/nuvolos',
  app: 'https://app.nuvolos.cloud',
  hue: 262,
  chroma: 0.15,
  terms: { course: 'course', courses: 'courses', aCourse: 'a course' },
  brandWords: ['Nuvolos', 'nuvolos.cloud'],
} satisfies Product;
