import type { FinderData } from '../finder/entry.ts';
import { createRank } from '../finder/rank.ts';

/** On the page for what is not found: the pages whose words stand at the end of the address that was asked for. */
export async function showNearest(list: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address);
  const { base, entries } = (await answer.json()) as FinderData; // written by our own build
  const [, asked = ''] = /([^/]+)\/*$/.exec(decodeURIComponent(location.pathname).slice(base.length)) ?? [];
  const { hits } = createRank(entries)(asked.replaceAll(/[^\p{L}\p{N}]+/gu, ' '));
  if ((hits[0]?.met ?? 0) <= 0.5) return;
  const items = hits.map(({ entry }) => {
    const item = document.createElement('li');
    const link = item.appendChild(document.createElement('a'));
    link.href = base + entry.a;
    link.textContent = entry.t;
    return item;
  });
  replaceInPlace(list, items);
}

/** What stands below must not move while it is read: as many are shown as there is room for. */
function replaceInPlace(list: HTMLElement, items: readonly HTMLElement[]): void {
  const room = list.offsetHeight;
  list.style.minBlockSize = `${list.getBoundingClientRect().height}px`;
  list.replaceChildren();
  for (const item of items) {
    list.append(item);
    if (list.offsetHeight > room) item.remove();
  }
}
