import type { EditionFacts } from '../content-graph/facts.ts';
import { type Place, startOfFile } from '../content-graph/place.ts';

/** Where a fault of a whole page is shown: at its first heading of level 1, else at the start of the file. */
export function titlePlace(edition: EditionFacts | undefined): Place {
  const heading = edition?.anchors.find(({ kind, depth }) => kind === 'heading' && depth === 1);
  return heading && heading.text === edition?.title ? heading.place : startOfFile;
}
