import type { Boundary } from './boundaries.ts';
import type { Random } from './random.ts';

/** A block with a fault, or with something that only looks like one. */
export interface Planted {
  /** Lines of the block. */
  lines: string[];
  /** Where the faulty thing stands in it, from 0; `undefined` for what has to be accepted. */
  at?: number;
  rule?: string;
  /** The products that it fails in, where it is not all that see it. */
  products?: string[];
}

/** What a folder of pages offers to the faults; `~/` in a target stands for the way up to the folder. */
export interface World {
  goodTargets: string[];
  /** Nothing is there, in ever other ways of writing. */
  brokenTargets: string[];
  /** The page is there, its anchor is not. */
  brokenAnchors: string[];
  goodImages: string[];
  /** Addresses that readers must not meet, those of some products where they are named. */
  wrongAddresses: { address: string; fails?: string[] }[];
  /** Words that only their owner's readers may meet. */
  otherBrands: { words: string; owner: string }[];
  /** The author's components, `{product.…}` and the ban of code count. */
  isTyped: boolean;
}

export type Plant = (random: Random, world: World, place: Boundary) => Planted;

const inline = (content: string, rule?: string, products?: string[]): Planted => ({
  lines: [content],
  ...(rule && { at: 0, rule, products }),
});

/** What fails in some products only, and is no fault where none of them sees it. */
function failingIn(content: string, rule: string, fails: string[], seenBy: string[]): Planted {
  return fails.length > 0 || seenBy.length === 0 ? inline(content, rule, fails) : inline(content);
}

interface Written {
  target: string;
  format: Boundary['format'];
  isTyped: boolean;
  /** The rule that tells it; none where the target is good. */
  rule?: string;
}

/** The same target in one of the ways a writer may write it; where it counts, the definition is the faulty thing. */
function link(random: Random, written: Written): Planted {
  const { target, rule } = written;
  const plain = target.replaceAll(' ', '%20');
  const label = `r${random.below(1e9)}`;
  return random.pick([
    () => inline(`[words](${plain})`, rule),
    () => inline(`[**words** \`code\`](<${target}> "Title")`, rule),
    () => inline(`[words](${plain} 'Title')`, rule),
    () => inline(random.pick(linkTags(written)), rule),
    () => inline(`[![words](https://example.org/a.png)](${plain})`, rule),
    () => inline(`[words [in brackets] \\] and more](<${target}>)`, rule),
    () => defined(`[words][${label}]`, `[${label}]: ${plain}`, rule),
    () => defined(`[${label}][]`, `[${label}]: <${target}> "Title"`, rule),
    () => defined(`[${label}]`, `[${label}]: ${plain}`, rule),
  ])();
}

function linkTags({ target, format, isTyped }: Written): string[] {
  const both = `<a href="${target}">words</a>`;
  if (format === 'md') return [both, `<a class=x href='${target}'>words</a>`, `<A HREF="${target}">words</A>`];
  const braces = `<a href={'${target}'}>words</a>`;
  return isTyped ? [both, braces] : [both, braces, `<Card href="${target}" />`];
}

function image(random: Random, { target, format, rule }: Written): Planted {
  const plain = target.replaceAll(' ', '%20');
  const label = `i${random.below(1e9)}`;
  return random.pick([
    () => inline(`![words](${plain})`, rule),
    () => inline(`![](<${target}> "Title")`, rule),
    () => inline(format === 'mdx' ? `<img src="${target}" alt="words" />` : `<img alt=words src=${plain}>`, rule),
    () => inline(`<picture><source srcset="${plain} 2x, https://example.org/a.png" /></picture>`, rule),
    () => inline(`<video src="https://example.org/a.mp4" poster="${target}"></video>`, rule),
    () => inline(`<video controls><source src='${target}' type="video/mp4" /></video>`, rule),
    () => defined(`![words][${label}]`, `[${label}]: ${plain}`, rule),
  ])();
}

function defined(written: string, definition: string, rule: string | undefined): Planted {
  return { lines: [written, '', definition], ...(rule && { at: 2, rule }) };
}

const emptyLinks = ['[words]()', '[words](<>)', '[words](#)', '[words](broken-reference)', '<a href="">words</a>', '<a>words</a>'];

/** A target as seen from the file that it is planted in. */
function pickTarget(random: Random, targets: string[], { file }: Boundary): string {
  const depth = file.split('/').length - 1;
  return random.pick(targets).replace('~/', depth > 0 ? '../'.repeat(depth) : './');
}

function toWritten(target: string, { isTyped }: World, { format }: Boundary, rule?: string): Written {
  return { target, format, isTyped, ...(rule && { rule }) };
}

/** Links that lead somewhere, but not where a reader can go, or not by words that say where. */
const unfitLinks: readonly (readonly [string, string])[] = [
  ['[words](http:/lab.zz/a)', 'no-malformed-url'],
  ['<a href="htps://lab.zz">words</a>', 'no-malformed-url'],
  ['![words](https:///lab.png)', 'no-malformed-url'],
  ['[words](file:///home/lab/a.md)', 'no-unsafe-scheme'],
  ['[words](https://app.gitbook.com/@lab/s/start)', 'no-draft-url'],
  ['<a href="https://lab.zz/wp-admin/post.php">words</a>', 'no-draft-url'],
  ['[words](http://localhost:3000/a)', 'no-localhost-link'],
  ['![words](http://127.0.0.1/a.png)', 'no-localhost-link'],
  ['[words](http://github.com/lab)', 'prefer-https'],
  ['<a href="http://www.w3.org/">words</a>', 'prefer-https'],
  ['[Click here](https://example.org/a)', 'descriptive-link'],
  ['<a href="https://example.org/a">here</a>', 'descriptive-link'],
  ['[![](https://example.org/a.png)](https://example.org/a)', 'descriptive-link'],
  ['*jane@example.org.*', 'no-dot-in-address'],
  ['**[jane@example.org](mailto:jane@example.org).**', 'no-dot-in-address'],
];

/** Every fault of the engine's first rules, each in all its forms. */
export const faults: Record<string, Plant> = {
  'broken link': (random, world, place) =>
    link(random, toWritten(pickTarget(random, world.brokenTargets, place), world, place, 'no-broken-link')),
  'broken anchor': (random, world, place) =>
    link(random, toWritten(pickTarget(random, world.brokenAnchors, place), world, place, 'no-broken-anchor')),
  'empty link': (random, world, place) =>
    inline(random.pick([...emptyLinks, `[](${pickTarget(random, world.goodTargets, place).replaceAll(' ', '%20')})`]), 'no-empty-link'),
  'undefined reference': (random) => inline(random.pick(['[words][gone]', '[words][]']), 'no-empty-link'),
  'missing image': (random, world, place) =>
    image(random, toWritten(random.pick(['gone.png', 'img/gone 1.png', '%C3%BC.png', '100%25.png']), world, place, 'no-missing-image')),
  'wrong address': (random, world, { products }) => {
    const { address, fails } = random.pick(world.wrongAddresses);
    const forms = [address, `<a href="mailto:${address}">words</a>`, `[words](mailto:${address}?subject=a)`, `**${address}**`];
    return failingIn(
      random.pick(forms),
      'support-email',
      fails === undefined ? products : products.filter((key) => fails.includes(key)),
      products,
    );
  },
  'malformed address': (random) =>
    inline(
      `[words](mailto:${random.pick(['support.@fieldlab.zz', 'support@fieldlab', 'support@@fieldlab.zz', 'support'])})`,
      'support-email',
    ),
  'unfit link': (random) => inline(...random.pick([...unfitLinks])),
  'unused definition': (random) => defined('words', `[r${random.below(1e9)}]: https://example.org/a`, 'no-unused-definition'),
  'other brand': (random, world, { products }) => {
    const { words, owner } = random.pick(world.otherBrands);
    const strangers = products.filter((product) => product !== owner);
    const form = random.pick([words, `*${words}*`, `![${words}](https://example.org/a.png)`, `<b title="${words}">words</b>`]);
    return failingIn(form, 'no-other-brand', strangers, products);
  },
  'bodyless item': () => ({
    lines: ['* **The window stays shut.**', '* **The door stays shut.** Show your card again.'],
    at: 0,
    rule: 'no-bodyless-item',
  }),
  'code in a page': (random) =>
    inline(
      random.pick(['{1 + 1}', '<Video id="a" />', '<b onclick="go()">words</b>', '[words](javascript:go)', '<i {...all}>words</i>']),
      'content-is-data',
    ),
};

/** What looks like a fault and is none. */
export const decoys: Record<string, Plant> = {
  'good link': (random, world, place) => link(random, toWritten(pickTarget(random, world.goodTargets, place), world, place)),
  'good image': (random, world, place) => image(random, toWritten(pickTarget(random, world.goodImages, place), world, place)),
  'fault in code': (random, world) =>
    inline(random.pick(['`[words](gone.md)`', '`![a](gone.png) <a href="">`', `\`${random.pick(world.wrongAddresses).address}\``])),
  'fault in a comment': (_random, _world, { format }) =>
    inline(format === 'mdx' ? '{/* [words](gone.md) */}' : '<!-- [words](gone.md) ![a](gone.png) -->'),
  'fit link': (random) =>
    inline(random.pick(['[say here](https://example.org/a)', '[words](https://localhost.example.org/)', 'words here: [words](http:/a'])),
  'outside address': (random) =>
    inline(random.pick(['[words](https://example.org/gone.md#gone)', '<a href="//example.org">words</a>', '[words](tel:123)'])),
  'sample address': (random) => inline(random.pick(['jane@example.org', '[words](mailto:you@example.com)', 'name@university.example'])),
};
