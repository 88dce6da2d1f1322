import type { EditionFacts, PageFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { relativePath, resolveTarget } from '../content-graph/link.ts';
import type { GraphRule, Problem } from './define-rule.ts';
import { nearest } from './nearest.ts';

/** A link leads to a file that is there, and that every product which shows the link has. */
export const noBrokenLink: GraphRule = {
  id: 'no-broken-link',
  judge(graph, report) {
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const link of edition.links) {
          const fault = judgeLink(graph, page, edition, link);
          if (fault) report(page, fault.products, { ...fault.problem, place: link.place });
        }
      }
    }
  },
};

interface Fault {
  products: readonly string[];
  problem: Omit<Problem, 'place'>;
}

function judgeLink(graph: Graph, page: PageFacts, edition: EditionFacts, link: Reference): Fault | undefined {
  const file = fileOf(page, link);
  const found = resolveTarget(graph, page, file, link.target);
  const { products } = edition;
  if (found.kind === 'missing') return { products, problem: missingFile(graph, file, link.target, found.file) };
  if (found.kind === 'wrong-case') {
    const right = withFragment(relativePath(file, found.actual), link.target);
    return {
      products,
      problem: {
        reason: `Unexpected letter case in \`${link.target}\`, expected \`${right}\``,
        note: `Write \`${right}\`.`,
        actual: link.target,
        expected: [right],
      },
    };
  }
  if (found.kind === 'folder' && graph.config.typed) {
    const right = withFragment(`${link.target.split('#')[0]?.replace(/\/?$/, '/') ?? ''}index.mdx`, link.target);
    return {
      products,
      problem: {
        reason: `Unexpected link to the folder \`${link.target}\`, expected a file`,
        note: `Write \`${right}\` if that is the page you mean.`,
        actual: link.target,
      },
    };
  }
  if (found.kind !== 'page' || link.syntax === 'frontmatter') return undefined; // the site lists a related page only to the products that have it
  const lacking = products.filter((key) => !graph.editionOf(found.page, key));
  if (lacking.length === 0 || found.page.faults.length > 0) return undefined;
  return {
    products: lacking,
    problem: {
      reason: `Unexpected link to \`${link.target}\`, expected a page that ${lacking.map((key) => `\`${key}\``).join(', ')} has`,
      note: 'Put the link into `<Only product="…">`, link to a page that each of its products has, or give the target that product.',
      actual: link.target,
    },
  };
}

/** Links of a shared cause count from its own file. */
export function fileOf(page: PageFacts, { place }: Reference): string {
  return place.file === undefined ? page.file : `${page.root}/${place.file}`;
}

function missingFile(graph: Graph, file: string, target: string, wanted: string): Omit<Problem, 'place'> {
  const near = nearestFile(graph, wanted);
  const right = near === undefined ? undefined : withFragment(relativePath(file, near), target);
  return {
    reason: `Unexpected link to \`${target}\`, expected a file that exists${right === undefined ? '' : `, such as \`${right}\``}`,
    note: right === undefined ? 'Correct the path, or delete the link.' : `Write \`${right}\` if that is the page you mean.`,
    actual: target,
    expected: right === undefined ? [] : [right],
  };
}

/** A page of the same name elsewhere, else the most similar name in the same folder. */
export function nearestFile(graph: Graph, wanted: string): string | undefined {
  const name = wanted.replace(/\/$/, '').split('/').at(-1) ?? '';
  const folder = wanted.slice(0, wanted.length - name.length);
  const moved = graph.filesNamed(name);
  if (moved.length === 1) return moved[0];
  const similar = nearest(name, graph.namesLike(folder.slice(0, -1), name));
  return similar === undefined ? undefined : folder + similar;
}

function withFragment(path: string, target: string): string {
  const at = target.indexOf('#');
  return at < 0 ? path : path + target.slice(at);
}
