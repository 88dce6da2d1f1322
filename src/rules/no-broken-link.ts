import type { EditionFacts, PageFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { resolveTarget } from '../content-graph/link.ts';
import type { Edit, GraphRule, Problem } from './define-rule.ts';
import { nearest } from './nearest.ts';
import { isMisspelt } from './no-malformed-url.ts';
import { retarget, targetTo } from './retarget.ts';
import { suggestTarget } from './suggest-target.ts';

/** A link leads to a file that is there, and that every product which shows the link has. */
export const noBrokenLink: GraphRule = {
  id: 'no-broken-link',
  isLocal: true,
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
  problem: Problemless;
}

function judgeLink(graph: Graph, page: PageFacts, edition: EditionFacts, link: Reference): Fault | undefined {
  const file = fileOf(page, link);
  const found = resolveTarget(graph, page, file, link.target);
  const { products } = edition;
  if (found.kind === 'missing')
    return isToldElsewhere(link.target) ? undefined : { products, problem: missingFile(graph, file, link, found.file) };
  if (found.kind === 'wrong-case') return { products, problem: wrongCase(file, link, found.actual) };
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
  if (found.kind === 'file' && graph.config.typed && found.file.startsWith(`${page.root}/`))
    return { products, problem: unserved(link.target) };
  if (found.kind !== 'page') return undefined;
  if (graph.config.typed && isUnserved(found.page.path) && found.page.file !== file) return { products, problem: unserved(link.target) };
  if (link.syntax === 'frontmatter') return undefined; // the site lists a related page only to the products that have it
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

/** By `no-malformed-url` and `no-empty-link`. */
function isToldElsewhere(target: string): boolean {
  return isMisspelt(target) || /^broken-(?:reference|link)\/?$/.test(target);
}

/** Shared causes, and what begins with `_`, have no address of their own. */
function isUnserved(path: string): boolean {
  return path.startsWith('shared/') || /(?:^|\/)_/.test(path);
}

function unserved(target: string): Problemless {
  return {
    reason: `Unexpected link to \`${target}\`, expected a page that has an address of its own`,
    note: 'A browser that asks for it finds nothing; link to a page that shows it.',
    actual: target,
  };
}

type Problemless = Omit<Problem, 'place'>;

function wrongCase(file: string, link: Reference, actual: string): Problemless {
  const right = withFragment(targetTo(file, actual), link.target);
  return {
    reason: `Unexpected letter case in \`${link.target}\`, expected \`${right}\``,
    note: `Write \`${right}\`.`,
    actual: link.target,
    expected: [right],
    ...fixOf(link, right),
  };
}

function fixOf(link: Reference, right: string): { fix?: readonly Edit[] } {
  const fix = retarget(link, right);
  return fix ? { fix } : {};
}

/** Links of a shared cause count from its own file. */
export function fileOf(page: PageFacts, { place }: Reference): string {
  return place.file === undefined ? page.file : `${page.root}/${place.file}`;
}

function missingFile(graph: Graph, file: string, link: Reference, wanted: string): Problemless {
  const { target } = link;
  const meant = outsideAddress(target);
  if (meant !== undefined) {
    return {
      reason: `Unexpected \`${target}\`, expected \`${meant}\``,
      note: `Write \`${meant}\`.`,
      actual: target,
      expected: [meant],
      ...fixOf(link, meant),
    };
  }
  if (target.startsWith('/') && !graph.config.typed) return missingAddress(graph, target);
  const right = suggestTarget(graph, file, target, wanted);
  return {
    reason: `Unexpected link to \`${target}\`, expected a file that exists${right === undefined ? '' : `, such as \`${right.target}\``}`,
    note: right === undefined ? 'Correct the path, or delete the link.' : `Write \`${right.target}\` if that is the page you mean.`,
    actual: target,
    expected: right === undefined ? [] : [right.target],
    ...(right?.isCertain && fixOf(link, right.target)),
  };
}

/** An address that lacks its scheme: a browser takes it for a file. */
function outsideAddress(target: string): string | undefined {
  if (/^[^\s/@:?#]+@[^\s/@:?#]+\.[a-z]{2,}(?:\?|$)/i.test(target)) return `mailto:${target}`;
  return /^(?:www\.[^\s/]+\.[a-z]{2,}|(?:github|gitlab|npmjs|twitter|youtube)\.com)(?:[/?#]|$)/i.test(target)
    ? `https://${target}`
    : undefined;
}

function missingAddress(graph: Graph, target: string): Problemless {
  const near = graph.layout?.nearTo(target.replace(/[?#].*$/s, ''), nearest);
  return {
    reason: `Unexpected link to \`${target}\`, expected an address that the site serves${near === undefined ? '' : `, such as \`${near}\``}`,
    note: near === undefined ? 'Correct the address, or delete the link.' : `Write \`${near}\` if that is the page you mean.`,
    actual: target,
    expected: near === undefined ? [] : [near],
  };
}

function withFragment(path: string, target: string): string {
  const at = target.indexOf('#');
  return at < 0 ? path : path + target.slice(at);
}
