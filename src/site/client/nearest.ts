import type { FinderData } from '../finder/entry.ts';
import { createRank } from '../finder/rank.ts';

/** On the page for what is not found: the pages whose words stand in the address that was asked for. */
export async function showNearest(list: Element, address: string): Promise<void> {
  const answer = await fetch(address);
  const { base, entries } = (await answer.json()) as FinderData; // written by our own build
  const asked = decodeURIComponent(location.pathname)
    .slice(base.length)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  const { hits } = createRank(entries)(asked);
  if (hits.length === 0) return;
  const items = hits.map(({ entry }) => {
    const item = document.createElement('li');
    const link = item.appendChild(document.createElement('a'));
    link.href = base + entry.a;
    link.textContent = entry.t;
    return item;
  });
  list.replaceChildren(...items);
}
