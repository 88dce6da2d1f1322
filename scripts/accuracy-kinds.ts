import type { Finding } from '../src/rules/define-rule.ts';
import type { RuleId } from '../src/rules/preset.ts';

/** How a kind of fault in a truth file is told by the check, and why the two may differ. */
export interface Kind {
  rule: RuleId;
  /** Which findings of the rule are of this kind; all if left out. */
  isOf?: (finding: Finding) => boolean;
  /** It is about a whole page: the lines do not count. */
  isOfPage?: true;
  /** Said where a figure is below 1. */
  difference?: string;
}

/** Why no rule tells a kind. */
export const untold: Readonly<Record<string, string>> = {
  'hotlinked-asset': 'a picture on another host is shown as long as the host serves it; external links are checked elsewhere',
  'heading-leading-space': 'told by no-double-space',
  'empty-page': 'told by no-empty-page, together with empty sections',
  'unlinked-here': '`here` without a link is a good word in most sentences',
  'brand-legacy-in-target': 'follows from the name of the file, which no-other-brand tells once',
  'brand-article-leftover': 'the settings name no article that the old name had',
  'escaped-empty-bold': 'told by no-literal-asterisks, as asterisks that the reader sees',
  'empty-bold': 'told by no-literal-asterisks where the reader sees it; a line of its own is a rule between parts',
  'double-full-stop': 'two dots end many an abbreviation, a version and a path',
  'missing-space-after-period': 'names such as `Node.js` and `example.org` have none either',
  'placeholder-dots': 'three dots are an ellipsis in most sentences',
};

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
  'gitbook-internal-link': { rule: 'no-draft-url' },
  'malformed-url': { rule: 'no-malformed-url' },
  'http-link': { rule: 'prefer-https', difference: 'the one place has no host, so it is told as malformed' },
  'absolute-self-link': { rule: 'no-own-site-url', difference: 'needs --config with the site of the product' },
  'heading-jump': { rule: 'heading-order' },
  'duplicate-heading-on-page': {
    rule: 'no-duplicate-heading',
    difference: 'the same words below different headings are no duplicates, the truth counts them',
  },
  'empty-heading': { rule: 'no-empty-heading' },
  'sentence-as-heading': {
    rule: 'no-sentence-heading',
    difference: 'numbered steps and words with a colon at the end are told too, the truth counts whole sentences only',
  },
  'literal-asterisks-rendered': { rule: 'no-literal-asterisks' },
  'title-filename-mismatch': {
    rule: 'title-matches-file',
    isOfPage: true,
    difference: 'only a page that has no word of its file name at all is told',
  },
  'duplicate-title': {
    rule: 'unique-title',
    isOfPage: true,
    difference: 'the truth names one page of each pair, the rule every page that has a twin',
  },
  'orphan-not-in-summary': { rule: 'no-orphan-page', isOfPage: true },
  'double-space': {
    rule: 'no-double-space',
    difference: 'spaces behind the marks of a heading, a kind of its own in the truth, are told too',
  },
  'near-duplicate-page': {
    rule: 'no-near-duplicate-page',
    isOfPage: true,
    difference: 'the truth names one page of each pair by another measure, the rule both where each holds the other',
  },
  'empty-section-page': {
    rule: 'no-empty-page',
    isOfPage: true,
    difference: 'pages without any section below them are told by the same rule',
  },
};

function isLost({ actual }: Finding): boolean {
  return /^broken-(?:reference|link)/.test(actual ?? '');
}

function isInPath({ reason }: Finding): boolean {
  return reason.includes(' in the path of ');
}
