import { slug } from 'github-slugger';

/** A tool that makes a site of a folder. */
export interface Publisher {
  /** Files and folders by which it is recognized, in the checked folder or above it. */
  marks: readonly string[];
  /** Where one of these is found too, it is another tool's. */
  unless?: readonly string[];
  /** The ids it may give to a heading of these words, where they are not those of a code host. */
  idsOf(words: string): string[];
  /** What stands between an id and the number of its repetition. */
  counter: '-' | '_';
  /** It makes one hyphen of several. */
  folds: boolean;
}

/** Tools whose ids differ from those of code hosts. Docusaurus, Nextra, Hugo and mdBook make the same. */
export const publishers = {
  astro: {
    marks: ['mjs', 'ts', 'js', 'mts'].flatMap((ending) => [`astro.config.${ending}`, `docs/astro.config.${ending}`]),
    idsOf: (words) => [slug(words).replace(/-$/, '')],
    counter: '-',
    folds: false,
  },
  gitbook: { marks: ['SUMMARY.md', '.gitbook.yaml'], unless: ['book.toml'], idsOf: gitbookIds, counter: '-', folds: true },
  docsify: {
    marks: ['_sidebar.md', 'docs/_sidebar.md', 'docsify'],
    idsOf: (words) => [slug(words).replace(/^(?=\d)/, '_')],
    counter: '-',
    folds: true,
  },
  mkdocs: { marks: ['mkdocs.yml', 'mkdocs.yaml'], idsOf: (words) => [pythonId(words)], counter: '_', folds: true },
  vitepress: {
    marks: ['.vitepress', 'docs/.vitepress', '.vuepress', 'docs/.vuepress'],
    idsOf: (words) => [hyphenated(words).replace(/^(?=\d)/, '_')],
    counter: '-',
    folds: true,
  },
  sphinx: {
    marks: ['conf.py', 'docs/conf.py', 'docs/source/conf.py', 'source/conf.py', 'myst.yml', '_toc.yml'],
    idsOf: (words) => [hyphenated(words), hyphenated(words).replace(/^[\d-]+/, '')],
    counter: '-',
    folds: false,
  },
} as const satisfies Record<string, Publisher>;

export type PublisherName = keyof typeof publishers;

/** Tools whose menu is in their settings, or made of the folders. */
export const navigationMarks: readonly string[] = ['', 'docs/', 'website/', 'site/'].flatMap((folder) =>
  [
    'mkdocs.yml',
    'mkdocs.yaml',
    'zensical.toml',
    '.vitepress',
    '.vuepress',
    '_sidebar.md',
    'book.toml',
    'conf.py',
    '_toc.yml',
    'myst.yml',
    '_config.yml',
    'mint.json',
    'docs.json',
    'meta.json',
    '_meta.json',
    'hugo.toml',
    'hugo.yaml',
    ...['js', 'mjs', 'ts', 'mts'].flatMap((ending) => [
      `docusaurus.config.${ending}`,
      `astro.config.${ending}`,
      `sidebars.${ending}`,
      `nuxt.config.${ending}`,
      `next.config.${ending}`,
      `_meta.${ending}`,
    ]),
  ].map((mark) => folder + mark),
);

/** Letters without their accents, every run of other signs as one hyphen. */
function hyphenated(words: string): string {
  return trimmed(plain(words).replace(/[^\p{L}\p{N}]+/gu, '-'));
}

function pythonId(words: string): string {
  return trimmed(
    plain(words)
      .replace(/[^\w\s-]/g, '')
      .replace(/[-\s]+/g, '-'),
  );
}

/** Full stops stay, become hyphens or fall away, as the years went by; ids that begin with a digit got `id-` in front. */
function gitbookIds(words: string): string[] {
  const spelt = words.includes('&') ? [words, words.replaceAll('&', ' and ')] : [words];
  const forms = spelt
    .map(plain)
    .flatMap((form) => [
      form.replace(/[^\p{L}\p{N}._\s-]/gu, ''),
      form.replace(/[^\p{L}\p{N}._]+/gu, '-'),
      form.replace(/[^\p{L}\p{N}_]+/gu, '-'),
    ]);
  const ids = forms.map((form) => trimmed(form.replace(/[\s-]+/g, '-')));
  return [...ids, ...ids.filter((id) => /^\d/.test(id)).map((id) => `id-${id}`)];
}

function plain(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function trimmed(id: string): string {
  return id.replace(/^-+|-+$/g, '');
}
