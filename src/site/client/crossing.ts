/** The switch to another product keeps the place on the page; a place that is missing there leads to the notice that says so. */
export function keepAnchor(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.others a')) {
    link.addEventListener('click', () => {
      const anchor = location.hash.slice(1);
      if (anchor === '' || link.hash !== '' || anchor.startsWith('not-here') || !document.getElementById(anchor)) return;
      link.hash = link.dataset['lost']?.split(' ').includes(anchor) ? `${link.dataset['notice']}${anchor}` : anchor;
    });
  }
}
