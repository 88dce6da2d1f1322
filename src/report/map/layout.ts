import { cluster, hierarchy, type HierarchyPointNode } from 'd3-hierarchy';
import { curveBundle, lineRadial } from 'd3-shape';
import type { MapLink, MapPage } from './map.ts';

/** A page on the circle. */
export interface Spot {
  page: MapPage;
  /** Its number among all spots; links name it. */
  index: number;
  /** Degrees clockwise from the top. */
  angle: number;
  radius: number;
}

/** Where everything is drawn, in units of the picture; its middle is the origin. */
export interface Layout {
  spots: Spot[];
  /** The path of each link, in the order of the links. */
  lines: string[];
  /** From the middle to the edge, labels included. */
  reach: number;
}

interface Node {
  name: string;
  page?: MapPage;
  children?: Node[];
}

/** Room for one line of text on the circle. */
const lineHeight = 14;
const labelLength = 300;

/** Pages around a circle, those of a folder side by side; links run through the folders that they have in common. */
export function layOut(pages: readonly MapPage[], links: readonly MapLink[]): Layout {
  const leaves = pages.length + 1;
  const folders = new Set(pages.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1))).size;
  const radius = Math.max(220, ((leaves + folders) * lineHeight) / (2 * Math.PI));
  const root = cluster<Node>()
    .size([360, radius])
    .separation((a, b) => (a.parent === b.parent ? 1 : 2))(hierarchy(toTree(pages)));
  const places = new Map(root.leaves().flatMap((leaf) => (leaf.data.page ? [[leaf.data.page, leaf] as const] : [])));
  const draw = lineRadial<HierarchyPointNode<Node>>()
    .curve(curveBundle.beta(0.8))
    .radius((node) => node.y)
    .angle((node) => (node.x / 180) * Math.PI);
  const leafOf = (index: number): HierarchyPointNode<Node> | undefined => places.get(pages[index] ?? ({} as MapPage)); // a link names pages of the list
  return {
    spots: pages.map((page, index) => ({ page, index, angle: places.get(page)?.x ?? 0, radius })),
    lines: links.map(({ from, to }) => draw(pathBetween(leafOf(from), leafOf(to))) ?? ''),
    reach: radius + labelLength,
  };
}

function pathBetween(from: HierarchyPointNode<Node> | undefined, to: HierarchyPointNode<Node> | undefined): HierarchyPointNode<Node>[] {
  return from && to ? from.path(to) : [];
}

/** Folders as branches, pages as leaves, in the order of the pages. */
function toTree(pages: readonly MapPage[]): Node {
  const root: Node = { name: '', children: [] };
  for (const page of pages) {
    let at = root;
    for (const name of page.path.split('/').slice(0, -1)) {
      const known = at.children?.find((child) => child.name === name && !child.page);
      const next = known ?? { name, children: [] };
      if (!known) at.children?.push(next);
      at = next;
    }
    at.children?.push({ name: page.path, page });
  }
  return root;
}
