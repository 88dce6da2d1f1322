import type { GraphRule } from './define-rule.ts';
import { eachTarget, hostOf } from './each-target.ts';

/** A link does not lead to the reader's own computer, unless its words say so. */
export const noLocalhostLink: GraphRule = {
  id: 'no-localhost-link',
  judge: eachTarget(
    (graph) =>
      ({ target, text, syntax, isImage }) => {
        const host = hostOf(target);
        if (host === undefined || !isLocal(host) || syntax === 'autolink') return undefined;
        const isSaid = isImage ? false : text.toLowerCase().includes(host) || /\blocal(?:ly|host)?\b|:\d{4}\b/i.test(text);
        if (isSaid && !graph.config.typed) return undefined;
        return {
          reason: `Unexpected \`${target}\`, expected an address that the reader can reach`,
          note: 'Link to the published page; if the reader has to start a server first, show the address in the words.',
          actual: target,
        };
      },
    /localhost|127\.|0\.0\.0\.0|\[::/i,
  ),
};

function isLocal(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])$|\.localhost$/.test(host);
}
