import type { Rule } from './define-rule.ts';

export type Severity = 'off' | 'warn' | 'error';
export type PresetName = 'links' | 'recommended' | 'strict';

interface Row extends Record<PresetName, Severity> {
  /** Loaded only where the preset or the settings ask for it. */
  load(): Promise<Rule>;
  /** Some of its findings carry the edits that mend them for certain. */
  fixable: boolean;
}

/** Every rule with its severity in each preset. */
export const rules = {
  'readable-page': {
    load: async () => (await import('./readable-page.ts')).readablePage,
    links: 'error',
    recommended: 'error',
    strict: 'error',
    fixable: false,
  },
  frontmatter: {
    load: async () => (await import('./frontmatter.ts')).frontmatter,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  'component-props': {
    load: async () => (await import('./component-props.ts')).componentProps,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  'content-is-data': {
    load: async () => (await import('./content-is-data.ts')).contentIsData,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  'no-unstable-anchor': {
    load: async () => (await import('./no-unstable-anchor.ts')).noUnstableAnchor,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  'no-duplicate-id': {
    load: async () => (await import('./no-duplicate-id.ts')).noDuplicateId,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  'no-broken-link': {
    load: async () => (await import('./no-broken-link.ts')).noBrokenLink,
    links: 'error',
    recommended: 'error',
    strict: 'error',
    fixable: true,
  },
  'no-broken-anchor': {
    load: async () => (await import('./no-broken-anchor.ts')).noBrokenAnchor,
    links: 'error',
    recommended: 'error',
    strict: 'error',
    fixable: false,
  },
  'no-empty-link': {
    load: async () => (await import('./no-empty-link.ts')).noEmptyLink,
    links: 'error',
    recommended: 'error',
    strict: 'error',
    fixable: false,
  },
  'no-missing-image': {
    load: async () => (await import('./no-missing-image.ts')).noMissingImage,
    links: 'error',
    recommended: 'error',
    strict: 'error',
    fixable: true,
  },
  'no-malformed-url': {
    load: async () => (await import('./no-malformed-url.ts')).noMalformedUrl,
    links: 'error',
    recommended: 'error',
    strict: 'error',
    fixable: true,
  },
  'no-unsafe-scheme': {
    load: async () => (await import('./no-unsafe-scheme.ts')).noUnsafeScheme,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-draft-url': {
    load: async () => (await import('./no-draft-url.ts')).noDraftUrl,
    links: 'off',
    recommended: 'error',
    strict: 'error',
    fixable: false,
  },
  'no-localhost-link': {
    load: async () => (await import('./no-localhost-link.ts')).noLocalhostLink,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'prefer-https': {
    load: async () => (await import('./prefer-https.ts')).preferHttps,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: true,
  },
  'descriptive-link': {
    load: async () => (await import('./descriptive-link.ts')).descriptiveLink,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'image-alt': {
    load: async () => (await import('./image-alt.ts')).imageAlt,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  'no-duplicate-definition': {
    load: async () => (await import('./no-duplicate-definition.ts')).noDuplicateDefinition,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: true,
  },
  'no-unused-definition': {
    load: async () => (await import('./no-unused-definition.ts')).noUnusedDefinition,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: true,
  },
  'support-email': {
    load: async () => (await import('./support-email.ts')).supportEmail,
    links: 'off',
    recommended: 'error',
    strict: 'error',
    fixable: true,
  },
  'linked-address': {
    load: async () => (await import('./linked-address.ts')).linkedAddress,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: true,
  },
  'no-dot-in-address': {
    load: async () => (await import('./no-dot-in-address.ts')).noDotInAddress,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: true,
  },
  'one-support-address': {
    load: async () => (await import('./one-support-address.ts')).oneSupportAddress,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-other-brand': {
    load: async () => (await import('./no-other-brand.ts')).noOtherBrand,
    links: 'off',
    recommended: 'error',
    strict: 'error',
    fixable: false,
  },
  'no-bodyless-item': {
    load: async () => (await import('./no-bodyless-item.ts')).noBodylessItem,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'heading-order': {
    load: async () => (await import('./heading-order.ts')).headingOrder,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-duplicate-heading': {
    load: async () => (await import('./no-duplicate-heading.ts')).noDuplicateHeading,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-empty-heading': {
    load: async () => (await import('./no-empty-heading.ts')).noEmptyHeading,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-sentence-heading': {
    load: async () => (await import('./no-sentence-heading.ts')).noSentenceHeading,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-literal-asterisks': {
    load: async () => (await import('./no-literal-asterisks.ts')).noLiteralAsterisks,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'distinct-headings': {
    load: async () => (await import('./distinct-headings.ts')).distinctHeadings,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  suppression: {
    load: async () => (await import('./suppression.ts')).suppression,
    links: 'error',
    recommended: 'error',
    strict: 'error',
    fixable: false,
  },
  'title-matches-file': {
    load: async () => (await import('./title-matches-file.ts')).titleMatchesFile,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  'unique-title': {
    load: async () => (await import('./unique-title.ts')).uniqueTitle,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-orphan-page': {
    load: async () => (await import('./no-orphan-page.ts')).noOrphanPage,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'navigation-title': {
    load: async () => (await import('./navigation-title.ts')).navigationTitle,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-empty-page': {
    load: async () => (await import('./no-empty-page.ts')).noEmptyPage,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-empty-section': {
    load: async () => (await import('./no-empty-section.ts')).noEmptySection,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
  'no-bold-heading': {
    load: async () => (await import('./no-bold-heading.ts')).noBoldHeading,
    links: 'off',
    recommended: 'off',
    strict: 'error',
    fixable: false,
  },
  'no-drift': {
    load: async () => (await import('./no-drift.ts')).noDrift,
    links: 'off',
    recommended: 'warn',
    strict: 'error',
    fixable: false,
  },
} satisfies Record<string, Row>;

export type RuleId = keyof typeof rules;

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(rules, id);
}
