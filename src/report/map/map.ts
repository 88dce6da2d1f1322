import { count } from '../count.ts';
import { explore } from './explore.ts';
import { layOut, type Spot } from './layout.ts';
import { style } from './style.ts';

/** One page as the map shows it. */
export interface MapPage {
  /** Below the checked folder. */
  path: string;
  title: string;
  /** Empty where there is one unnamed product. */
  products: readonly string[];
  /** What the check tells of it, the errors first. */
  findings: readonly { text: string; isError: boolean }[];
}

/** A page that links to another; both by their number in the list of pages. */
export interface MapLink {
  from: number;
  to: number;
}

export interface MapContent {
  /** What is drawn, for the title. */
  name: string;
  pages: readonly MapPage[];
  /** Each pair once. */
  links: readonly MapLink[];
  /** Every product, in order. */
  products: readonly string[];
}

/** A page of its own, without anything from elsewhere: who links to whom, what nothing leads to, products, and findings as heat. */
export function toMap({ name, pages, links, products }: MapContent): string {
  const { spots, lines, reach } = layOut(pages, links);
  const paths = links.map(({ from, to }, index) => `<path d="${lines[index]}" data-from="${from}" data-to="${to}"/>`);
  const data = JSON.stringify({ pages, links }).replaceAll('<', String.raw`\u003c`);
  const told = pages.reduce((sum, { findings }) => sum + findings.length, 0);
  const orphans = pages.length - new Set(links.filter(({ from, to }) => from !== to).map(({ to }) => to)).size;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Map of ${escape(name)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Map of ${escape(name)}</h1>
<p>${count(pages.length, 'page')}, ${count(links.length, 'link')} between them, ${count(orphans, 'page')} that no page links to, ${count(told, 'finding')}.</p>
<form role="search">
<label>Find a page <input type="search" id="search" autocomplete="off"></label>
${products.length > 0 ? `<label>Product <select id="product"><option value="">all</option>${products.map((product) => `<option>${escape(product)}</option>`).join('')}</select></label>` : ''}
<label><input type="checkbox" id="orphans"> only pages that no page links to</label>
<label><input type="checkbox" id="told"> only pages with findings</label>
</form>
<p class="hint" id="hint">Tab to the circle, then the arrow keys go from page to page; Enter shows a page, Escape all of them. A filled dot has findings, a dashed one is linked from nowhere.</p>
</header>
<main>
<div class="scroll">
<svg style="min-width:${Math.round(reach * 1.75)}px" viewBox="${-reach} ${-reach} ${2 * reach} ${2 * reach}" role="group" aria-label="Pages by folder" aria-describedby="hint">
<g class="links" aria-hidden="true">${paths.join('')}</g>
<g class="pages">${spots.map((spot) => drawSpot(spot, links)).join('')}</g>
</svg>
</div>
<div class="list">${drawList(pages, links)}</div>
<aside id="about" aria-live="polite"><p>Choose a page to see who links to it.</p></aside>
</main>
<script type="application/json" id="data">${data}</script>
<script>(${explore.toString()})();</script>
</body>
</html>
`;
}

/** The first page can be reached with Tab, the others from there with the arrow keys. */
function drawSpot({ page, index, angle, radius }: Spot, links: readonly MapLink[]): string {
  const { title, path, findings } = page;
  const incoming = links.filter(({ from, to }) => to === index && from !== index).length;
  const outgoing = links.filter(({ from, to }) => from === index && to !== index).length;
  const isLeft = angle > 180;
  const label = `${title || path}: links to ${outgoing}, linked from ${incoming}, ${findings.length} findings`;
  const heat = Math.min(3, findings.length);
  const turn = `rotate(${(angle - 90).toFixed(2)}) translate(${radius.toFixed(1)},0)`;
  const text = `<text ${isLeft ? 'transform="rotate(180)" x="-10" text-anchor="end"' : 'x="10"'} dy="0.32em">${escape(shorten(title || path))}${findings.length > 0 ? ` (${findings.length})` : ''}</text>`;
  return `<g class="page heat-${heat}${incoming === 0 ? ' orphan' : ''}" data-page="${index}" transform="${turn}" role="button" tabindex="${index === 0 ? 0 : -1}" aria-label="${escape(label)}"><title>${escape(path)}</title><circle r="5"/>${text}</g>`;
}

/** The same pages as lists, one for each folder: where the screen is too narrow for the circle. */
function drawList(pages: readonly MapPage[], links: readonly MapLink[]): string {
  const linked = new Set(links.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const byFolder = Map.groupBy(pages.keys(), (index) => pages[index]?.path.split('/').slice(0, -1).join(' / ') || 'top');
  const sections = [...byFolder].map(([folder, indexes]) => {
    const rows = indexes.map((index) => drawRow(pages[index], index, linked.has(index)));
    return `<section><h2>${escape(folder)}</h2><ul>${rows.join('')}</ul></section>`;
  });
  return sections.join('');
}

function drawRow(page: MapPage | undefined, index: number, isLinked: boolean): string {
  const told = page?.findings.length ?? 0;
  const mark = [told > 0 ? `(${told})` : '', isLinked ? '' : 'linked from nowhere'].filter(Boolean).join(' ');
  return `<li data-heat="${Math.min(3, told)}" data-row="${index}"><button>${escape(page?.title || page?.path || '')}</button> ${mark}</li>`;
}

function shorten(words: string): string {
  return words.length > 42 ? `${words.slice(0, 41)}…` : words;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
