import { basename, dirname } from 'node:path';
import { causeKinds } from '../content-graph/components.ts';
import type { PageKind } from '../content-graph/frontmatter.ts';
import type { Graph } from '../content-graph/graph.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { publishedAddress } from '../content-graph/published.ts';
import { faultOfSuccessor } from '../content-graph/tables.ts';
import { toScalar } from '../rules/edit-frontmatter.ts';
import { emptyPlan, type Plan } from './plan.ts';

export interface NewPage {
  graph: Graph;
  /** Absolute, with `/`; the ending may be left out. */
  file: string;
  kind: PageKind | undefined;
  /** Made of the file's name where it is missing. */
  title?: string;
  /** Every product where none is named. */
  products?: readonly string[];
  /** The day of the first review, `2026-11-20`. */
  today: string;
}

/** A page that passes the check and shows by its own words what to write where. */
export function planNewPage(wanted: NewPage): Plan {
  const { graph } = wanted;
  const file = `${wanted.file.replace(/\.mdx?$/, '')}.mdx`;
  const root = graph.roots.find(({ folder }) => file.startsWith(`${folder}/`));
  if (!root) throw new OwnFailure(`Cannot make ${file}: expected a place inside ${graph.roots.map(({ folder }) => folder).join(' or ')}`);
  if (graph.kindOf(file) !== 'missing') throw new OwnFailure(`Cannot make ${file}: there is such a page already`);
  const known = Object.keys(graph.config.products);
  const products = wanted.products?.length ? wanted.products : known;
  const stranger = products.find((product) => !known.includes(product));
  if (stranger !== undefined) throw new OwnFailure(`Cannot make ${file}: there is no product ${stranger}, expected ${known.join(' or ')}`);
  const path = file.slice(root.folder.length + 1);
  const fault = faultOfSuccessor(publishedAddress({ path }));
  if (fault) throw new OwnFailure(`Cannot make ${file}, whose path becomes its address: ${fault}`);
  const kind = wanted.kind ?? kindOfPath(path);
  const title = wanted.title ?? titleOf(path, kind);
  const about = commonObject(graph, dirname(file)) ?? title;
  const head = ['---', `title: ${toScalar(title)}`, ...bodies[kind].fields(about), 'products:'];
  const reviewed = products.map((product) => `  ${product}: { reviewed: ${wanted.today} }`);
  const fields = kind === 'shared' ? ['slots: [fails, retry]'] : [];
  const plan = emptyPlan();
  plan.created.set(file, [...head, ...reviewed, ...fields, '---', '', bodies[kind].text(nameOf(path), graph), ''].join('\n'));
  return plan;
}

function kindOfPath(path: string): PageKind {
  if (basename(path) === 'index.mdx') return 'section';
  const kinds: Record<string, PageKind> = { troubleshooting: 'troubleshooting', guides: 'guide', reference: 'reference', shared: 'shared' };
  const kind = kinds[path.split('/')[0] ?? ''];
  if (!kind) throw new OwnFailure(`Cannot tell what kind of page ${path} is: add --kind ${Object.keys(bodies).join(', ')}`);
  return kind;
}

/** `snapshots/cannot-see-file.mdx` is named by its file, an index by its folder. */
function nameOf(path: string): string {
  return basename(path) === 'index.mdx' ? basename(dirname(path)) : basename(path, '.mdx');
}

function titleOf(path: string, kind: PageKind): string {
  const words = nameOf(path).replace(/-+/g, ' ').trim();
  if (kind === 'troubleshooting' && words.startsWith('cannot ')) return `I can't ${words.slice('cannot '.length)}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What most pages of the folder are about. */
function commonObject(graph: Graph, folder: string): string | undefined {
  const counts = new Map<string, number>();
  for (const { file, frontmatter } of graph.pages) {
    const { about } = frontmatter;
    if (dirname(file) === folder && typeof about === 'string') counts.set(about, (counts.get(about) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

interface Body {
  /** Lines of the frontmatter between the title and the products. */
  fields: (about: string) => string[];
  text: (name: string, graph: Graph) => string;
}

const summary = (text: string): string => `summary: ${text}`;

/** What stands in a new page of each kind. */
const bodies = {
  troubleshooting: {
    fields: (about) => [summary('Why this fails, and what to do about each cause.'), 'kind: troubleshooting', `about: ${toScalar(about)}`],
    text: (name, graph) => {
      const includes = graph.pages
        .filter(({ path }) => /^shared\/(?:offline|server-error)\.mdx$/.test(path))
        .map(({ path }) => basename(path, '.mdx'));
      const lines = includes.map((shared) => `<Shared cause="${shared}" fails="the step" retry="try again" />`);
      return [cause(`${name}-cause`), ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
    },
  },
  guide: {
    fields: (about) => [summary('What the reader has at the end of these steps.'), 'kind: guide', `about: ${toScalar(about)}`],
    text: () => '1. Say where to begin.\n2. Say what to do next.\n3. Say how to see that it worked.',
  },
  reference: {
    fields: (about) => [summary('What the reader can look up here.'), 'kind: reference', `about: ${toScalar(about)}`],
    text: () => 'Say first what most readers come for.',
  },
  section: {
    fields: () => [summary('Which pages stand in this section.'), 'kind: section'],
    text: () => 'Say in a sentence what the pages of this section help with.',
  },
  shared: { fields: () => ['kind: shared'], text: (name) => cause(name) },
} as const satisfies Record<PageKind, Body>;

function cause(id: string): string {
  return `<Cause id="${id}" kind="${causeKinds[0]}" title="Say the cause in a few words">

Say how this cause leads to the problem.

1. Say the first step of the remedy.
2. Say how to see that it worked.

</Cause>`;
}
