import type { PageRule, Problem } from './define-rule.ts';

/** An image says in words what it shows. */
export const imageAlt: PageRule = {
  id: 'image-alt',
  visit: ({ report }) => ({
    image(node, view) {
      if ((node.alt ?? '').trim() === '') report({ place: view.place(node), ...withoutAlt });
    },
    imageReference(node, view) {
      if ((node.alt ?? '').trim() === '') report({ place: view.place(node), ...withoutAlt });
    },
    element(element) {
      if (element.closing || !/^(?:img|Image|Img|Picture)$/.test(element.name)) return;
      const isHidden = element.get('aria-hidden') === 'true' || element.get('role') === 'presentation' || element.get('role') === 'none';
      const alt = element.get('alt');
      if (!isHidden && (alt === undefined || (typeof alt === 'string' && alt.trim() === '')))
        report({ place: element.place(), ...withoutAlt });
    },
  }),
};

const withoutAlt: Omit<Problem, 'place'> = {
  reason: 'Unexpected image without alternative text, expected words that say what it shows',
  note: 'Write what a reader who cannot see the image has to know; drop an image that only decorates.',
};
