import type { Address, EditionFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { isAllowed } from './allowed.ts';
import { type Inferred, inferAddress, isContact, isSample, isWellFormed, rightAddress } from './contacts.ts';
import type { Edit, GraphRule, Problem } from './define-rule.ts';
import { editDistance } from './nearest.ts';

/** Every address that a reader may write to is the one of the reader's product, spelled right. */
export const supportEmail: GraphRule = {
  id: 'support-email',
  judge(graph, report) {
    const inferred = inferAddress(graph);
    for (const page of graph.pages) {
      for (const edition of page.editions) {
        for (const address of edition.addresses) {
          if (isPlaceholder(address.address) || isAllowed(graph.config, address.address, page.path)) continue;
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
  const settings = Object.values(graph.config.products);
  const others = settings.flatMap((product) => [product.supportEmail ?? '', ...product.formerNames]).map((word) => word.toLowerCase());
  const keys = edition.products.length > 0 ? edition.products : [''];
  return keys.flatMap((key): Verdict[] => {
    const own = graph.config.products[key]?.brandWords ?? [];
    const isOthers = settings.some(({ brandWords, formerNames }) => isAtDomain(address.address, [...brandWords, ...formerNames], own));
    const known = isOthers ? [...others, address.address.toLowerCase()] : others;
    const problem = judgeFor(address, rightAddress(graph, key, inferred), known, inferred);
    if (problem?.fix && graph.config.typed) problem.fix = problem.fix.map((edit) => ({ ...edit, text: '{product.supportEmail}' }));
    return problem ? [{ products: key === '' ? [] : [key], problem }] : [];
  });
}

function judgeFor(found: Address, right: string | undefined, others: string[], inferred: Inferred | undefined): Problem | undefined {
  const written = found.address.toLowerCase();
  const { place } = found;
  if (right !== undefined && written !== right) {
    const base = { place, actual: found.address, expected: [right], note: `Write \`${right}\`.` };
    if (isNearMiss(written, right) && !others.includes(written))
      return {
        ...base,
        ...fixOf(found, right),
        reason: `Unexpected address \`${found.address}\`, expected \`${right}\`, it looks misspelled`,
      };
    if (others.includes(written) || isContactElsewhere(written, right, inferred))
      return { ...base, reason: `Unexpected address \`${found.address}\`, expected \`${right}\`` };
  }
  if (found.form === 'mailto' && !isWellFormed(found.address) && !isSample(written)) {
    const trimmed = found.address.replace(/[.,;:]+$/, '');
    return {
      place,
      reason: `Unexpected \`mailto:${found.address}\`, expected an address such as \`name@domain.org\``,
      note: 'Correct the address.',
      actual: found.address,
      ...(isWellFormed(trimmed) && { expected: [trimmed], ...fixOf(found, trimmed) }),
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

/** Whether an address is at a domain that only another brand uses. */
function isAtDomain(address: string, words: readonly string[], own: readonly string[]): boolean {
  const domain = address.toLowerCase().split('@')[1] ?? '';
  const holds = (word: string): boolean =>
    word.includes('.') && !word.includes('@') && (domain === word.toLowerCase() || domain.endsWith(`.${word.toLowerCase()}`));
  return words.some(holds) && !own.some(holds);
}

function fixOf({ written }: Address, right: string): { fix?: Edit[] } {
  return written ? { fix: written.map(([offset, endOffset]) => ({ offset, endOffset, text: right })) } : {};
}

/** `mailto:?subject=…` and `mailto:{address}` name nobody. */
function isPlaceholder(address: string): boolean {
  return address === '' || /[{}<>$%[\]]/.test(address);
}

/** At most two letters apart, and not simply another person of the same domain. */
function isNearMiss(address: string, right: string): boolean {
  if (editDistance(address, right, 3) > 2) return false;
  const [local = '', domain = ''] = address.split('@');
  const [rightLocal = '', rightDomain = ''] = right.split('@');
  return domain !== rightDomain || rightLocal.length > 4 || local === rightLocal;
}

/** An address people write to for help, at a domain that is the product's or in the place of it. */
function isContactElsewhere(address: string, right: string, inferred: Inferred | undefined): boolean {
  const [local = '', domain = ''] = address.split('@');
  const [rightLocal, rightDomain] = right.split('@');
  if (isSample(address)) return false;
  if (inferred) return local === rightLocal && (inferred.uses.get(address) ?? 0) * 3 <= (inferred.uses.get(right) ?? 0);
  return isContact(address) && (domain === rightDomain || local === rightLocal);
}
