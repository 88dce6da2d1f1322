/** Loads the finder when the reader turns to the search field, or comes with a question in the address. */
export function loadFinder(): void {
  const form = document.querySelector<HTMLFormElement>('[data-finder]');
  const input = form?.querySelector('input');
  if (!form || !input) return;
  const nearest = document.querySelector<HTMLElement>('[data-nearest]');
  if (nearest) import('./nearest.ts').then(({ showNearest }) => showNearest(nearest, form.dataset['finder'] ?? '')).catch(() => undefined);
  const asked = new URLSearchParams(location.search).get('q');
  const load = (): void => {
    input.removeEventListener('focus', load);
    // A finder that cannot be loaded leaves the form as it is: it leads to the list of all problems.
    import('./finder.ts').then(({ startFinder }) => startFinder(form, input)).catch(() => undefined);
  };
  input.addEventListener('focus', load);
  if (asked) {
    input.value = asked;
    input.focus();
  }
  if (document.activeElement === input) load();
}
