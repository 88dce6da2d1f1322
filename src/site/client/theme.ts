/** Keeps the reader's choice of colors on this device; the page's head applies it before anything is painted. */
export function rememberTheme(): void {
  const root = document.documentElement;
  for (const choice of document.querySelectorAll<HTMLInputElement>('[name=theme]')) {
    if (root.dataset['theme'] !== undefined) choice.checked = choice.value === root.dataset['theme'];
    choice.addEventListener('change', () => {
      root.dataset['theme'] = choice.value;
      try {
        localStorage['help-theme'] = choice.value;
      } catch {
        // A browser that stores nothing still shows the choice on this page.
      }
    });
  }
}
