import type { EditionKey } from '../content-graph/config.ts';
import type { PageFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { type Resolution, resolveTarget } from '../content-graph/link.ts';
import { fileOf } from '../rules/no-broken-link.ts';

/** A link or an image at one place of a file, as all editions that show it have it. */
export interface Use {
  /** Absolute path of the file that holds it, a shared cause's own. */
  file: string;
  page: PageFacts;
  reference: Reference;
  /** What it leads to; the products agree, else `isVarying`. */
  found: Resolution;
  products: EditionKey[];
  /** Products fill in different targets, so one text cannot be put in its place. */
  isVarying: boolean;
}

/** Every link and image of the pages, or of one file, each place once. */
export function usesIn(graph: Graph, only?: string): Use[] {
  const uses = new Map<string, Use>();
  for (const page of graph.pages) {
    for (const { products, links, images } of page.editions) {
      for (const reference of [...links, ...images]) {
        const file = fileOf(page, reference);
        if (only !== undefined && file !== only) continue;
        const key = `${file}\n${reference.place.offset}\n${reference.place.endOffset}`;
        const known = uses.get(key);
        if (known) {
          known.products = [...new Set([...known.products, ...products])];
          known.isVarying ||= known.reference.target !== reference.target;
        } else {
          const found = resolveTarget(graph, page, file, reference.target);
          uses.set(key, { file, page, reference, found, products: [...products], isVarying: false });
        }
      }
    }
  }
  return [...uses.values()];
}

/** The file that a use leads to, whatever it is; nothing for outside targets. */
export function fileUsed({ found }: Use): string | undefined {
  if (found.kind === 'page') return found.page.file;
  if (found.kind === 'file' || found.kind === 'missing') return found.file;
  return undefined;
}

/** The range of a target in its file, without the quotes that YAML puts around it; nothing where it is not written out as it is read. */
export function targetRange({ reference: { target, place } }: Use, text: string): { offset: number; endOffset: number } | undefined {
  const written = text.slice(place.offset, place.endOffset);
  const at = /^(["']).*\1$/s.test(written) ? 1 : 0;
  if (written.slice(at, written.length - at) === target) return { offset: place.offset + at, endOffset: place.endOffset - at };
  const only = written.indexOf(target);
  if (target === '' || only < 0 || written.indexOf(target, only + 1) >= 0) return undefined;
  return { offset: place.offset + only, endOffset: place.offset + only + target.length };
}
