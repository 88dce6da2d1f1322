import type { MapLink, MapPage } from './map.ts';

/** What the map's own page runs: its text is put into that page, so it uses nothing from outside its body. */
export function explore(): void {
  const data = JSON.parse(document.querySelector('#data')?.textContent ?? '{}') as { pages: MapPage[]; links: MapLink[] }; // written by toMap
  const about = document.querySelector('#about');
  const nodes = [...document.querySelectorAll<SVGGElement>('.page')];
  const paths = [...document.querySelectorAll<SVGPathElement>('.links path')];
  const rows = [...document.querySelectorAll<HTMLElement>('.list li')];
  const control = <Kind extends HTMLInputElement | HTMLSelectElement>(id: string): Kind | null => document.querySelector<Kind>(`#${id}`);
  const order = nodes.toSorted((a, b) => angleOf(a) - angleOf(b));
  let chosen: number | undefined;

  function angleOf(node: SVGGElement): number {
    return (Number.parseFloat(/rotate\(([-\d.]+)\)/.exec(node.getAttribute('transform') ?? '')?.[1] ?? '0') + 450) % 360;
  }

  function neighbors(index: number, side: 'from' | 'to'): number[] {
    const other = side === 'from' ? 'to' : 'from';
    return data.links.filter((link) => link[other] === index && link[side] !== index).map((link) => link[side]);
  }

  function show(index: number | undefined): void {
    document.body.classList.toggle('chosen', index !== undefined);
    const incoming = new Set(index === undefined ? [] : neighbors(index, 'from'));
    const outgoing = new Set(index === undefined ? [] : neighbors(index, 'to'));
    for (const [at, node] of nodes.entries()) {
      node.classList.toggle('self', at === index);
      node.classList.toggle('incoming', incoming.has(at));
      node.classList.toggle('outgoing', outgoing.has(at));
    }
    for (const path of paths) {
      path.classList.toggle('incoming', Number(path.dataset['to']) === index);
      path.classList.toggle('outgoing', Number(path.dataset['from']) === index);
    }
  }

  function choose(index: number | undefined): void {
    chosen = index;
    show(index);
    for (const [at, node] of nodes.entries()) node.setAttribute('aria-pressed', String(at === index));
    const page = index === undefined ? undefined : data.pages[index];
    about?.replaceChildren(...(page && index !== undefined ? tell(page, index) : [element('p', 'Choose a page to see who links to it.')]));
  }

  function element(name: string, text = ''): HTMLElement {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function tell(page: MapPage, index: number): HTMLElement[] {
    const findings = element('ul');
    for (const { text, isError } of page.findings) findings.append(element('li', `${isError ? 'Error: ' : 'Warning: '}${text}`));
    return [
      element('h2', page.title || page.path),
      element('p', [page.path, page.products.join(', ')].filter(Boolean).join(' · ')),
      element('h3', `Findings (${page.findings.length})`),
      findings,
      element('h3', 'Linked from'),
      list(neighbors(index, 'from')),
      element('h3', 'Links to'),
      list(neighbors(index, 'to')),
    ];
  }

  function list(indexes: number[]): HTMLElement {
    if (indexes.length === 0) return element('p', 'no page');
    const all = element('ul');
    for (const index of indexes) {
      const button = element('button', data.pages[index]?.title || data.pages[index]?.path);
      button.addEventListener('click', () => {
        choose(index);
        nodes[index]?.focus();
      });
      const item = element('li');
      item.append(button);
      all.append(item);
    }
    return all;
  }

  function isWanted(page: MapPage, index: number): boolean {
    const words = (control<HTMLInputElement>('search')?.value ?? '').trim().toLowerCase();
    const product = control<HTMLSelectElement>('product')?.value ?? '';
    if (words !== '' && !`${page.title} ${page.path}`.toLowerCase().includes(words)) return false;
    if (product !== '' && !page.products.includes(product)) return false;
    if (control<HTMLInputElement>('orphans')?.checked && neighbors(index, 'from').length > 0) return false;
    return !control<HTMLInputElement>('told')?.checked || page.findings.length > 0;
  }

  function filter(): void {
    const hidden = new Set(data.pages.flatMap((page, index) => (isWanted(page, index) ? [] : [index])));
    for (const [index, node] of nodes.entries()) node.classList.toggle('hidden', hidden.has(index));
    for (const row of rows) row.hidden = hidden.has(Number(row.dataset['row']));
    for (const section of document.querySelectorAll<HTMLElement>('.list section'))
      section.hidden = section.querySelector('li:not([hidden])') === null;
    for (const path of paths)
      path.classList.toggle('hidden', hidden.has(Number(path.dataset['from'])) || hidden.has(Number(path.dataset['to'])));
    const first = order.find((node) => !node.classList.contains('hidden'));
    if (!nodes.some((node) => node.tabIndex === 0 && !node.classList.contains('hidden')) && first) makeReachable(first);
  }

  /** One page of the circle is in the order of Tab; the arrow keys pass that on. */
  function makeReachable(node: SVGGElement): void {
    for (const other of nodes) other.tabIndex = other === node ? 0 : -1;
  }

  function step(node: SVGGElement, by: number): void {
    const shown = order.filter((other) => !other.classList.contains('hidden'));
    const next = by === 0 ? shown[0] : by === Infinity ? shown.at(-1) : shown[(shown.indexOf(node) + by + shown.length) % shown.length];
    if (!next) return;
    makeReachable(next);
    next.focus();
  }

  const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: 0, End: Infinity };
  for (const [index, node] of nodes.entries()) {
    node.addEventListener('click', () => choose(index));
    node.addEventListener('mouseenter', () => show(index));
    node.addEventListener('mouseleave', () => show(chosen));
    node.addEventListener('focus', () => show(index));
    node.addEventListener('blur', () => show(chosen));
    node.addEventListener('keydown', (event) => {
      const by = steps[event.key];
      if (by !== undefined) step(node, by);
      else if (event.key === 'Enter' || event.key === ' ') choose(index);
      else return;
      event.preventDefault();
    });
  }
  for (const row of rows)
    row.querySelector('button')?.addEventListener('click', () => {
      choose(Number(row.dataset['row']));
      about?.scrollIntoView();
    });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') choose(undefined);
  });
  for (const id of ['search', 'product', 'orphans', 'told']) control(id)?.addEventListener('input', filter);
  document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
}
