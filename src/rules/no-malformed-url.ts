import { rustPath } from '../content-graph/link.ts';
import type { GraphRule } from './define-rule.ts';
import { eachTarget, isTemplate, replaceStart, type Target, type TargetProblem } from './each-target.ts';

/** An outside address can be read as one: scheme, two slashes, a host. */
export const noMalformedUrl: GraphRule = {
  id: 'no-malformed-url',
  isLocal: true,
  judge: eachTarget(
    () => (target) => {
      if (isTemplate(target.target) || rustPath.test(target.target)) return undefined;
      return misspeltStart(target) ?? withoutHost(target.target) ?? unreadable(target.target);
    },
    /^(?:h|t|ftp)[^/]|^https?:/i,
  ),
};

/** Beginnings that can only be meant as `http://` or `https://`. */
const misspelt =
  /^(?:https?:\/\/http(s?):?\/\/|(?:h?t{1,3}p{1,2}|hhtp|hptt)(s?)(?::\/{1,2}|\/\/)(?=[a-z\d])|http(s?)(?:;|:\\|:\.)\/*(?=[a-z\d-]+\.))/i;

/** Whether a target without a scheme was meant as an address. */
export function isMisspelt(target: string): boolean {
  return misspelt.test(target);
}

function misspeltStart(reference: Target): TargetProblem | undefined {
  const { target } = reference;
  if (/^https?:\/\/(?!\/|https?:?\/\/)/i.test(target)) return undefined;
  const found = misspelt.exec(target);
  if (!found) return undefined;
  const right = `http${found.slice(1).some((letter) => /s/i.test(letter ?? '')) ? 's' : ''}://`;
  return {
    reason: `Unexpected \`${found[0]}\`, expected \`${right}\``,
    note: `Begin the address with \`${right}\`.`,
    actual: target,
    expected: [right + target.slice(found[0].length)],
    ...replaceStart(reference, found[0].length, right),
  };
}

function withoutHost(target: string): TargetProblem | undefined {
  if (!/^https?:(?:\/{0,2}(?:$|[?#])|\/{3,})/i.test(target)) return undefined;
  return {
    reason: `Unexpected \`${target}\`, expected a host behind \`//\``,
    note: 'Write the whole address, or a relative path to the page.',
    actual: target,
  };
}

function unreadable(target: string): TargetProblem | undefined {
  if (!/^(?:https?|ftp):/i.test(target) || (URL.canParse(target) && !/^https?:\/\/[^/?#]*\.\./i.test(target))) return undefined;
  return {
    reason: `Unexpected \`${target}\`, expected an address that a browser can read`,
    note: 'Correct the host and the port.',
    actual: target,
  };
}
