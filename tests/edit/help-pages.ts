import { sampleConfig } from '../content-graph/sample-products.ts';
import type { Scope } from '../../src/check/settings.ts';
import { rules } from '../../src/rules/preset.ts';

/** The rules that a change of these pages can break; others ask for more than they hold. */
const asked = new Set([
  'readable-page',
  'frontmatter',
  'component-props',
  'content-is-data',
  'no-broken-link',
  'no-broken-anchor',
  'no-missing-image',
  'no-duplicate-id',
  'no-lost-anchor',
  'no-other-brand',
  'sound-redirects',
  'title-matches-file',
]);

/** The scope of a folder whose pages follow our content model, with two sample products. */
export function typedScope(folder: string): Scope {
  const off = Object.keys(rules).filter((id) => !asked.has(id));
  return { roots: [folder], only: [], config: { ...sampleConfig, rules: Object.fromEntries(off.map((id) => [id, 'off'])) } };
}

const both = 'products:\n  red: { reviewed: 2026-11-20 }\n  blue: { reviewed: 2026-11-20 }';

export function guide(title: string, text: string, fields = ''): string {
  return `---\ntitle: ${title}\nsummary: What the page ${title} is for.\nkind: guide\nabout: Space\n${both}\n${fields}---\n\n${text}\n`;
}

/** Pages that link to each other in every way a page can. */
export const helpPages: Record<string, string> = {
  'guides/index.mdx': `---\ntitle: Guides\nsummary: Every guide of the help.\nkind: section\n${both}\n---\n\nWhat you can do.\n`,
  'guides/roles.mdx': guide(
    'Find your roles',
    '## Space roles\n\nSee [below](#instance-roles).\n\n## Instance roles {#instance-roles}\n\nSee them.\n\n<Only product="red">\n## Credits\n\nOnly here.\n</Only>',
  ),
  'guides/start.mdx': guide(
    'Start a space',
    'See [roles](roles.mdx#space-roles), <a href="./roles.mdx#instance-roles">instance roles</a> and [space roles][r].\n\n![Start](pictures/start.png)\n\n[r]: <roles.mdx?x=1#space-roles>',
    "related: [roles.mdx, '../troubleshooting/cannot-see-space.mdx']\n",
  ),
  'guides/pictures/start.png': '',
  'troubleshooting/cannot-see-space.mdx': `---\ntitle: I can't see a space\nsummary: Why a space is not listed for you.\nkind: troubleshooting\nabout: Space\n${both}\nrelated:\n  - ../guides/start.mdx\n---\n\n<Cause id="no-role" kind="permission" title="You have no role">\n\nSee [roles](../guides/roles.mdx#space-roles).\n\n</Cause>\n\n<Shared cause="offline" fails="the list" retry="reload" />\n`,
  'shared/offline.mdx': `---\ntitle: You are offline\nkind: shared\n${both}\nslots: [fails, retry]\n---\n\n<Cause id="offline" kind="offline" title="You are offline">\n\nWithout a network {slot.fails} fails, see [start](../guides/start.mdx).\n\n1. Then {slot.retry}.\n\n</Cause>\n`,
  '_data/redirects.json': '{\n  "old/roles": "guides/roles#space-roles",\n  "old/start": "guides/start"\n}\n',
};
