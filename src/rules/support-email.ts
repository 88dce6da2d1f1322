import type { Address, EditionFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import type { GraphRule, Problem } from './define-rule.ts';
import { editDistance } from './nearest.ts';

/** Every address that a reader may write to is the one of the reader's product, spelled right. */
export const supportEmail: GraphRule = {
  id: 'support-email',
  judge(graph, report) {
    const inferred = inferAddress(graph);
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const address of edition.addresses) {
          for (const { products, problem } of judgeAddress(graph, edition, address, inferred)) report(page, products, problem);
        }
      }
    }
  },
};

interface Verdict {
  products: string[];
  problem: Problem;
}

function judgeAddress(graph: Graph, edition: EditionFacts, address: Address, inferred: Inferred | undefined): Verdict[] {
  const { products: settings } = graph.config;
  if (isPlaceholder(address.address)) return [];
  const others = Object.values(settings).flatMap((product) => product.supportEmail?.toLowerCase() ?? []);
  const keys = edition.products.length > 0 ? edition.products : [''];
  const verdicts = keys.flatMap((key): Verdict[] => {
    const right = settings[key]?.supportEmail?.toLowerCase() ?? inferred?.address;
    const problem = judgeFor(address, right, others, inferred);
    return problem ? [{ products: key === '' ? [] : [key], problem }] : [];
  });
  return verdicts;
}

function judgeFor(found: Address, right: string | undefined, others: string[], inferred: Inferred | undefined): Problem | undefined {
  const written = found.address.toLowerCase();
  const { place } = found;
  if (right !== undefined && written !== right) {
    const base = { place, actual: found.address, expected: [right], note: `Write \`${right}\`.` };
    if (isNearMiss(written, right) && !others.includes(written))
      return { ...base, reason: `Unexpected address \`${found.address}\`, expected \`${right}\`, it looks misspelled` };
    if (others.includes(written) || isContactElsewhere(written, right, inferred))
      return { ...base, reason: `Unexpected address \`${found.address}\`, expected \`${right}\`` };
  }
  if (found.form === 'mailto' && !isWellFormed(found.address) && !isSample(written)) {
    return {
      place,
      reason: `Unexpected \`mailto:${found.address}\`, expected an address such as \`name@domain.org\``,
      note: 'Correct the address.',
      actual: found.address,
    };
  }
  if (found.shown !== undefined && !isSample(found.shown)) {
    return {
      place,
      reason: `Unexpected words \`${found.shown}\` on a link to \`${found.address}\`, expected the same address`,
      note: 'Show the address that the link writes to.',
      actual: found.shown,
      expected: [found.address],
    };
  }
  return undefined;
}

/** `mailto:?subject=…` and `mailto:{address}` name nobody. */
function isPlaceholder(address: string): boolean {
  return address === '' || /[{}<>$%[\]]/.test(address);
}

const wellFormed = /^[^\s@.,;:]+(?:\.[^\s@.,;:]+)*@[^\s@.,;:_]+(?:\.[^\s@.,;:_]+)*\.[\p{L}-]{2,}$/u;

function isWellFormed(addresses: string): boolean {
  return addresses.split(',').every((address) => wellFormed.test(address.trim()));
}

/** At most two letters apart, and not simply another person of the same domain. */
function isNearMiss(address: string, right: string): boolean {
  if (editDistance(address, right, 3) > 2) return false;
  const [local = '', domain = ''] = address.split('@');
  const [rightLocal = '', rightDomain = ''] = right.split('@');
  return domain !== rightDomain || rightLocal.length > 4 || local === rightLocal;
}

const contacts = /^(?:support|help|helpdesk|contact|info|service|servicedesk|customer-?(?:service|care|support)|care)$/;

/** An address people write to for help, at a domain that is the product's or in the place of it. */
function isContactElsewhere(address: string, right: string, inferred: Inferred | undefined): boolean {
  const [local = '', domain = ''] = address.split('@');
  const [rightLocal, rightDomain] = right.split('@');
  if (isSample(address)) return false;
  if (inferred) return local === rightLocal && (inferred.uses.get(address) ?? 0) * 3 <= (inferred.uses.get(right) ?? 0);
  return contacts.test(local) && (domain === rightDomain || local === rightLocal);
}

/** Names that standards reserve for examples, and those people use as such. */
function isSample(address: string): boolean {
  const domain = address.split('@')[1] ?? '';
  return (
    /(?:^|\.)(?:example(?:\.\w+)?|test|invalid|localhost|local|internal|domain\.\w+|email\.address|company\.com|acme\.\w+)$/i.test(
      domain,
    ) || /^(?:your|my|some|user|name|john|jane)/i.test(address)
  );
}

interface Inferred {
  address: string;
  /** How often each contact address of the folder stands in it. */
  uses: Map<string, number>;
}

/** Without settings the support address that the folder uses most counts as the right one, if it is clearly the most frequent. */
function inferAddress(graph: Graph): Inferred | undefined {
  if (Object.values(graph.config.products).some((product) => product.supportEmail !== undefined)) return undefined;
  const uses = new Map<string, number>();
  for (const { address } of graph.pages.flatMap((page) => page.editions.flatMap((edition) => edition.addresses))) {
    const key = address.toLowerCase();
    if (contacts.test(key.split('@')[0] ?? '') && isWellFormed(key) && !isSample(key)) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const [first, second] = [...uses].sort(([, a], [, b]) => b - a);
  if (!first || first[1] < 3 || (second && second[1] * 3 > first[1])) return undefined;
  return { address: first[0], uses };
}
