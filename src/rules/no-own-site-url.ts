import { addressOf } from '../content-graph/address.ts';
import type { PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { GraphRule } from './define-rule.ts';
import { eachTarget, type Target, type TargetProblem } from './each-target.ts';
import { fileOf } from './no-broken-link.ts';
import { retarget, targetTo } from './retarget.ts';

/** A link to a page of the same help is a path, not the whole address of the published site. */
export const noOwnSiteUrl: GraphRule = {
  id: 'no-own-site-url',
  judge: eachTarget((graph) => {
    const sites = sitesOf(graph);
    if (sites.length === 0) return () => undefined;
    const pages = new Map(graph.pages.map((page) => [`${page.root}/${plainAddress(page.path)}`, page]));
    return (target) => {
      if (!/^(?:https?:)?\/\//i.test(target.target)) return undefined;
      const plain = target.target.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '');
      const site = sites.find((own) => plain === own || (plain.startsWith(own) && /^[/?#]/.test(plain.slice(own.length))));
      return site === undefined ? undefined : judge(graph, pages, target, plain.slice(site.length));
    };
  }, /^(?:https?:)?\/\//i),
};

/** Where the products are served, without the scheme and the slash at the end. */
function sitesOf({ config }: Graph): string[] {
  const sites = Object.values(config.products).flatMap(({ site }) => site ?? []);
  return sites.map((site) => site.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/+$/, ''));
}

function judge(graph: Graph, pages: ReadonlyMap<string, PageFacts>, target: Target, address: string): TargetProblem | undefined {
  const [path = ''] = address.split(/[?#]/);
  const served = path.replace(/^\/+|\/+$/g, '').replace(/\.html?$/i, '');
  const page = pages.get(`${target.page.root}/${served}`) ?? graph.layout?.pageAt(path);
  if (page === undefined && !graph.config.typed) return undefined; // the host may serve more than these pages
  const right = page && targetTo(fileOf(target.page, target), page.file) + address.slice(path.length);
  const fix = right === undefined ? undefined : retarget(target, right);
  return {
    reason: `Unexpected address of this help in \`${target.target}\`, expected ${right === undefined ? 'a path to a page that it has' : `\`${right}\``}`,
    note:
      right === undefined
        ? 'Correct the address, and write it as a relative path.'
        : `Write \`${right}\`: it is checked, and works in every copy of the site.`,
    actual: target.target,
    expected: right === undefined ? [] : [right],
    ...(fix && { fix }),
  };
}

function plainAddress(path: string): string {
  return addressOf(path)
    .replace(/(?:^|\/)README\/$/i, '')
    .replace(/\/$/, '');
}
