import type { Graph } from '../content-graph/graph.ts';
import type { GraphRule } from './define-rule.ts';
import { eachTarget, hostOf, isTemplate, replaceStart } from './each-target.ts';

/** A link is `https:` where its host is known to speak it. */
export const preferHttps: GraphRule = {
  id: 'prefer-https',
  judge: eachTarget((graph) => {
    let secure: Set<string> | undefined;
    return ({ target, text, syntax, place }) => {
      if (!/^http:\/\//i.test(target) || isTemplate(target)) return undefined;
      const isMadeByRenderer = syntax === 'autolink' && !/^http:/i.test(text);
      const host = hostOf(target);
      if (isMadeByRenderer || host === undefined || isPrivate(host)) return undefined;
      secure ??= secureHosts(graph);
      const isKnown = secure.has(host);
      if (!isKnown && !graph.config.typed) return undefined;
      const expected = `https${target.slice(4)}`;
      return {
        reason: `Unexpected \`http:\` in \`${target}\`, expected \`https:\``,
        note: isKnown ? 'Write `https:`; the host speaks it.' : 'Write `https:` if the host speaks it, or leave the link out.',
        actual: target,
        expected: [expected],
        ...(isKnown && replaceStart({ target, text, syntax, place }, 4, 'https')),
      };
    };
  }, /^http:/i),
};

/** Hosts that answer to `https:` alone, among those that pages link to most. */
const wellKnown = (
  'github.com gist.github.com raw.githubusercontent.com gitlab.com img.shields.io nodejs.org npm.im npmjs.com www.npmjs.com ' +
  'npmjs.org developer.mozilla.org en.wikipedia.org www.wikipedia.org stackoverflow.com twitter.com ' +
  'youtube.com www.youtube.com google.com www.google.com docs.microsoft.com creativecommons.org ' +
  'opensource.org www.apache.org www.w3.org tools.ietf.org docs.python.org'
).split(' ');

/** Hosts that other links of the same folder already reach by `https:`, and some that everyone knows. */
function secureHosts(graph: Graph): Set<string> {
  const hosts = new Set(wellKnown);
  for (const page of graph.pages) {
    for (const edition of page.editions) {
      for (const { target } of edition.links) if (target.startsWith('https:')) hosts.add(hostOf(target) ?? '');
      for (const { target } of edition.images) if (target.startsWith('https:')) hosts.add(hostOf(target) ?? '');
    }
  }
  return hosts;
}

function isPrivate(host: string): boolean {
  return (
    !host.includes('.') || /^[\d.]+$|^\[|\.(?:local|localhost|test|example|internal|onion)$|(?:^|\.)example\.(?:com|org|net)$/.test(host)
  );
}
