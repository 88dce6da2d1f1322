import type { Rule } from './define-rule.ts';

export type Severity = 'off' | 'warn' | 'error';
export type PresetName = 'links' | 'recommended' | 'strict';

interface Row extends Record<PresetName, Severity> {
  /** Loaded only where the preset or the settings ask for it. */
  load(): Promise<Rule>;
  /** Some of its findings carry the edits that mend them for certain. */
  fixable: boolean;
}

/** Every rule with its severity in the presets `links`, `recommended` and `strict`, in this order. */
export const rules = {
  'readable-page': row('error error error', async () => (await import('./readable-page.ts')).readablePage),
  frontmatter: row('off off error', async () => (await import('./frontmatter.ts')).frontmatter),
  'component-props': row('off off error', async () => (await import('./component-props.ts')).componentProps),
  'content-is-data': row('off off error', async () => (await import('./content-is-data.ts')).contentIsData),
  'no-unstable-anchor': row('off off error', async () => (await import('./no-unstable-anchor.ts')).noUnstableAnchor),
  'no-duplicate-id': row('off off error', async () => (await import('./no-duplicate-id.ts')).noDuplicateId),
  'no-broken-link': row('error error error fixable', async () => (await import('./no-broken-link.ts')).noBrokenLink),
  'no-broken-anchor': row('error error error fixable', async () => (await import('./no-broken-anchor.ts')).noBrokenAnchor),
  'anchor-case': row('warn warn error fixable', async () => (await import('./anchor-case.ts')).anchorCase),
  'no-empty-link': row('error error error', async () => (await import('./no-empty-link.ts')).noEmptyLink),
  'no-missing-image': row('error error error fixable', async () => (await import('./no-missing-image.ts')).noMissingImage),
  'no-own-site-url': row('off warn error fixable', async () => (await import('./no-own-site-url.ts')).noOwnSiteUrl),
  'no-self-path': row('off off error fixable', async () => (await import('./no-self-path.ts')).noSelfPath),
  'no-redirected-link': row('off warn error fixable', async () => (await import('./no-redirected-link.ts')).noRedirectedLink),
  'stable-fragment': row('off off error', async () => (await import('./stable-fragment.ts')).stableFragment),
  'no-malformed-url': row('error error error fixable', async () => (await import('./no-malformed-url.ts')).noMalformedUrl),
  'no-unsafe-scheme': row('off warn error', async () => (await import('./no-unsafe-scheme.ts')).noUnsafeScheme),
  'no-draft-url': row('off error error', async () => (await import('./no-draft-url.ts')).noDraftUrl),
  'no-localhost-link': row('off warn error', async () => (await import('./no-localhost-link.ts')).noLocalhostLink),
  'prefer-https': row('off warn error fixable', async () => (await import('./prefer-https.ts')).preferHttps),
  'descriptive-link': row('off warn error', async () => (await import('./descriptive-link.ts')).descriptiveLink),
  'image-alt': row('off off error', async () => (await import('./image-alt.ts')).imageAlt),
  'no-duplicate-definition': row(
    'off warn error fixable',
    async () => (await import('./no-duplicate-definition.ts')).noDuplicateDefinition,
  ),
  'no-unused-definition': row('off warn error fixable', async () => (await import('./no-unused-definition.ts')).noUnusedDefinition),
  'support-email': row('off error error fixable', async () => (await import('./support-email.ts')).supportEmail),
  'linked-address': row('off warn error fixable', async () => (await import('./linked-address.ts')).linkedAddress),
  'no-dot-in-address': row('off warn error fixable', async () => (await import('./no-dot-in-address.ts')).noDotInAddress),
  'one-support-address': row('off warn error', async () => (await import('./one-support-address.ts')).oneSupportAddress),
  'no-other-brand': row('off error error', async () => (await import('./no-other-brand.ts')).noOtherBrand),
  'product-values': row('off off error fixable', async () => (await import('./product-values.ts')).productValues),
  'only-applies': row('off off error fixable', async () => (await import('./only-applies.ts')).onlyApplies),
  'no-empty-edition': row('off off error', async () => (await import('./no-empty-edition.ts')).noEmptyEdition),
  'no-bodyless-item': row('off warn error', async () => (await import('./no-bodyless-item.ts')).noBodylessItem),
  'heading-order': row('off warn error', async () => (await import('./heading-order.ts')).headingOrder),
  'no-duplicate-heading': row('off warn error', async () => (await import('./no-duplicate-heading.ts')).noDuplicateHeading),
  'no-empty-heading': row('off warn error', async () => (await import('./no-empty-heading.ts')).noEmptyHeading),
  'no-sentence-heading': row('off warn error', async () => (await import('./no-sentence-heading.ts')).noSentenceHeading),
  'no-literal-asterisks': row('off warn error', async () => (await import('./no-literal-asterisks.ts')).noLiteralAsterisks),
  'distinct-headings': row('off off error', async () => (await import('./distinct-headings.ts')).distinctHeadings),
  suppression: row('error error error', async () => (await import('./suppression.ts')).suppression),
  'title-matches-file': row('off off error', async () => (await import('./title-matches-file.ts')).titleMatchesFile),
  'unique-title': row('off warn error', async () => (await import('./unique-title.ts')).uniqueTitle),
  'no-orphan-page': row('off warn error', async () => (await import('./no-orphan-page.ts')).noOrphanPage),
  'navigation-title': row('off warn error', async () => (await import('./navigation-title.ts')).navigationTitle),
  'no-empty-page': row('off warn error', async () => (await import('./no-empty-page.ts')).noEmptyPage),
  'no-empty-section': row('off warn error', async () => (await import('./no-empty-section.ts')).noEmptySection),
  'no-bold-heading': row('off off error', async () => (await import('./no-bold-heading.ts')).noBoldHeading),
  'no-drift': row('off off error', async () => (await import('./no-drift.ts')).noDrift),
  'no-near-duplicate-page': row('off off error', async () => (await import('./no-near-duplicate-page.ts')).noNearDuplicatePage),
  'no-repeated-body': row('off off error', async () => (await import('./no-repeated-body.ts')).noRepeatedBody),
  'no-lost-anchor': row('off off error fixable', async () => (await import('./no-lost-anchor.ts')).noLostAnchor),
  'title-matches-opening': row('off off error', async () => (await import('./title-matches-opening.ts')).titleMatchesOpening),
  'no-double-space': row('off off error fixable', async () => (await import('./no-double-space.ts')).noDoubleSpace),
  'no-repeated-word': row('off warn error', async () => (await import('./no-repeated-word.ts')).noRepeatedWord),
  'no-conflict-marker': row('off error error', async () => (await import('./no-conflict-marker.ts')).noConflictMarker),
  'no-placeholder': row('off warn error', async () => (await import('./no-placeholder.ts')).noPlaceholder),
  'term-spelling': row('off off error fixable', async () => (await import('./term-spelling.ts')).termSpelling),
  'one-term': row('off off error', async () => (await import('./one-term.ts')).oneTerm),
  'sound-redirects': row('off warn error', async () => (await import('./sound-redirects.ts')).soundRedirects),
  'required-roles': row('off off error', async () => (await import('./required-roles.ts')).requiredRoles),
  'review-date': row('off off warn', async () => (await import('./review-date.ts')).reviewDate),
  'summary-length': row('off off error', async () => (await import('./summary-length.ts')).summaryLength),
  'no-repeated-keyword': row('off off error', async () => (await import('./no-repeated-keyword.ts')).noRepeatedKeyword),
  'no-bold-punctuation': row('off warn error fixable', async () => (await import('./no-bold-punctuation.ts')).noBoldPunctuation),
  'no-stray-space': row('off off error fixable', async () => (await import('./no-stray-space.ts')).noStraySpace),
  'no-split-list': row('off warn error', async () => (await import('./no-split-list.ts')).noSplitList),
} satisfies Record<string, Row>;

export type RuleId = keyof typeof rules;

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(rules, id);
}

/** `fixable` where some findings of the rule carry the edits that mend them. */
function row(severities: `${Severity} ${Severity} ${Severity}` | `${Severity} ${Severity} ${Severity} fixable`, load: Row['load']): Row {
  const [links, recommended, strict, fixable] = severities.split(' ') as [Severity, Severity, Severity, 'fixable'?]; // the type of the text
  return { load, links, recommended, strict, fixable: fixable !== undefined };
}
