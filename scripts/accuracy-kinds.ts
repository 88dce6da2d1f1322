import type { Finding } from '../src/rules/define-rule.ts';
import type { RuleId } from '../src/rules/preset.ts';

/** How a kind of fault in a truth file is told by the check, and why the two may differ. */
export interface Kind {
  rule: RuleId;
  /** Which findings of the rule are of this kind; all if left out. */
  isOf?: (finding: Finding) => boolean;
  /** Said where a figure is below 1. */
  difference?: string;
}

/** The kinds of truth files that a rule tells. */
export const kinds: Readonly<Record<string, Kind>> = {
  'broken-link': { rule: 'no-broken-link' },
  'broken-fragment': { rule: 'no-broken-anchor' },
  'empty-link-target': { rule: 'no-empty-link', isOf: (finding) => !finding.reason.includes('definition') && !isLost(finding) },
  'broken-reference': { rule: 'no-empty-link', isOf: isLost },
  'missing-asset': { rule: 'no-missing-image' },
  'email-dot-inside-bold': { rule: 'no-dot-in-address' },
  'support-email-not-linked': { rule: 'linked-address' },
  'legacy-support-email': { rule: 'support-email', difference: 'needs --config with supportEmail where most pages show the old address' },
  'brand-legacy-name': { rule: 'no-other-brand', isOf: (finding) => !isInPath(finding), difference: 'needs --config with formerNames' },
  'brand-filename-mismatch': { rule: 'no-other-brand', isOf: isInPath, difference: 'needs --config with formerNames' },
  'generic-link-text': { rule: 'descriptive-link', difference: '`guide` alone may be a name, so it is not told' },
  'gitbook-internal-link': {
    rule: 'no-draft-url',
    difference: 'a draft without a host, which the truth counts as malformed only, is told here too',
  },
  'malformed-url': { rule: 'no-malformed-url' },
  'http-link': { rule: 'prefer-https', difference: 'the one place has no host, so it is told as malformed' },
  'absolute-self-link': { rule: 'no-own-site-url', difference: 'needs --config with the site of the product' },
  'heading-jump': { rule: 'heading-order' },
  'duplicate-heading-on-page': {
    rule: 'no-duplicate-heading',
    difference: 'headings that differ by what they stand under are no duplicates',
  },
  'empty-heading': { rule: 'no-empty-heading' },
  'sentence-as-heading': { rule: 'no-sentence-heading' },
  'literal-asterisks-rendered': { rule: 'no-literal-asterisks' },
  'title-filename-mismatch': { rule: 'title-matches-file' },
  'duplicate-title': { rule: 'unique-title', difference: 'the truth names one page of each pair' },
  'orphan-not-in-summary': { rule: 'no-orphan-page' },
  'empty-section-page': { rule: 'no-empty-page', difference: 'a section without a sentence is told as a page without content' },
};

function isLost({ actual }: Finding): boolean {
  return /^broken-(?:reference|link)/.test(actual ?? '');
}

function isInPath({ reason }: Finding): boolean {
  return reason.includes(' in the path of ');
}
