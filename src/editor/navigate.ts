import type { Location } from 'vscode-languageserver';
import type { PageFacts } from '../content-graph/facts.ts';
import { startOfFile } from '../content-graph/place.ts';
import { toRange, toUri } from './position.ts';
import { spotAt, usesOf } from './spot.ts';
import type { OpenPage } from './workspace.ts';

/** Where the link, the anchor or the include under the cursor leads. */
export function definition(open: OpenPage, offset: number): Location[] {
  const spot = spotAt(open, offset);
  if (spot.kind === 'include') {
    const shared = open.graph.pages.find(({ path }) => path === `shared/${spot.cause}.mdx`);
    return shared ? [start(shared.file)] : [];
  }
  if (spot.kind !== 'use') return [];
  const { found } = spot.use;
  if (found.kind === 'page') return anchorPlaces(found.page, found.fragment);
  return found.kind === 'file' ? [start(found.file)] : [];
}

/** Each place of an anchor: products may have it at different ones. Without an anchor, the start of the page. */
function anchorPlaces(page: PageFacts, id: string): Location[] {
  const anchors = id === '' ? [] : page.editions.flatMap((edition) => edition.anchors.filter((anchor) => anchor.id === id));
  const places = new Map(
    anchors.map(({ place }) => {
      const file = place.file === undefined ? page.file : `${page.root}/${place.file}`;
      return [`${file}\n${place.offset}`, { uri: toUri(file), range: toRange(place) }];
    }),
  );
  return places.size > 0 ? [...places.values()] : [start(page.file)];
}

function start(file: string): Location {
  return { uri: toUri(file), range: toRange(startOfFile) };
}

/** Who links to the heading, the cause or the target under the cursor; anywhere else, who links to the page. */
export function references(open: OpenPage, offset: number, isWithDeclaration: boolean): Location[] {
  const { file, id, page } = subjectAt(open, offset);
  const locations = usesOf(open, file, id).map((use) => ({ uri: toUri(use.file), range: toRange(use.reference.place) }));
  return isWithDeclaration && page ? [...anchorPlaces(page, id ?? ''), ...locations] : locations;
}

function subjectAt(open: OpenPage, offset: number): { file: string; id: string | undefined; page: PageFacts | undefined } {
  const spot = spotAt(open, offset);
  if (spot.kind === 'anchor') return { file: open.file, id: spot.anchor.id, page: open.page };
  if (spot.kind === 'use') {
    const { found } = spot.use;
    if (found.kind === 'page') return { file: found.page.file, id: found.fragment || undefined, page: found.page };
    if (found.kind === 'file') return { file: found.file, id: undefined, page: undefined };
  }
  return { file: open.file, id: undefined, page: open.page };
}
