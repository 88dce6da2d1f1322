import { isScript } from '../content-graph/safe-html.ts';
import type { GraphRule } from './define-rule.ts';
import { eachTarget } from './each-target.ts';

/** A link opens a place; it runs nothing, and it does not reach for a file of the author's computer. */
export const noUnsafeScheme: GraphRule = {
  id: 'no-unsafe-scheme',
  isLocal: true,
  judge: eachTarget(
    () =>
      ({ target, isImage }) => {
        const isPicture = isImage && /^\s*data:image\//i.test(target);
        const isFile = /^\s*(?:file:|[a-z]:\\)/i.test(target);
        if (isPicture || (!isFile && !isScript(target))) return undefined;
        const scheme = target.slice(0, target.indexOf(':') + 1).trim();
        return {
          reason: `Unexpected scheme \`${scheme}\`, expected ${isFile ? 'a path that every reader has' : 'a link that runs nothing'}`,
          note: isFile ? 'Link to the published page or file.' : 'Link to a page, or show the code as code.',
          actual: target,
        };
      },
    /^[\s\0]*[a-z]+[\s\0]*:(?!\/\/)|^\s*file:/i,
  ),
};
