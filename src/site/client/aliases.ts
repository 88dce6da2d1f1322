/** Leads a link to a former anchor of the page to what follows it. */
export function followAlias(): void {
  const text = document.querySelector<HTMLElement>('[data-aliases]')?.dataset['aliases'];
  if (text === undefined) return;
  const aliases = new Map<string, unknown>(Object.entries(JSON.parse(text)));
  const follow = (): void => {
    const target = aliases.get(decodeURIComponent(location.hash.slice(1)));
    if (typeof target === 'string') location.replace(target);
  };
  addEventListener('hashchange', follow);
  follow();
}
