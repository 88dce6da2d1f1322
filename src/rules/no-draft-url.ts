import type { GraphRule } from './define-rule.ts';
import { eachTarget } from './each-target.ts';

/** A link leads to what is published, not into an editor or a preview that only authors can open. */
export const noDraftUrl: GraphRule = {
  id: 'no-draft-url',
  isLocal: true,
  judge: eachTarget(() => ({ target }) => {
    const found = draftUrls.find(({ pattern }) => pattern.test(target));
    if (!found || /^https?:\/{3}/i.test(target)) return undefined; // without a host: `no-malformed-url`
    return {
      reason: `Unexpected address of ${found.what}, expected the published page`,
      note: 'Readers cannot open it; link to the page that they see.',
      actual: target,
    };
  }),
};

/** Addresses that ask readers to sign in to the author's account. */
const draftUrls = [
  { pattern: /^https?:\/\/app\.gitbook\.com\/(?:@|s\/|o\/|\w+\/~)/i, what: 'the GitBook editor' },
  { pattern: /\/~\/(?:drafts|changes|revisions|diff)\//i, what: 'a GitBook draft' },
  { pattern: /^https?:\/\/(?:www\.)?gitbook\.com\/book\/[^/]+\/[^/]+\/edit/i, what: 'the GitBook editor' },
  { pattern: /\/wp-admin\/|[?&]preview_(?:id|nonce)=/i, what: 'a WordPress draft' },
  { pattern: /\/pages\/(?:resumedraft|editpage)\.action/i, what: 'a Confluence draft' },
  { pattern: /^https?:\/\/(?:dash\.readme\.com\/project|dashboard\.mintlify\.com\/[^/]+\/[^/]+\/editor)\//i, what: 'an editor' },
  { pattern: /^https?:\/\/deploy-preview-\d+--/i, what: 'a preview that is soon deleted' },
] as const;
