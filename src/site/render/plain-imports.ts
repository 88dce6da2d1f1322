/**
 * Vite wraps each dynamic import of a page's script in code that preloads styles, 1 KB compressed. Ours load a script alone,
 * so the wrapper only has to call it.
 */
export function plainImports(): { name: string; enforce: 'pre'; load: { filter: { id: RegExp }; handler: () => string } } {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: { filter: { id: /^\0vite\/preload-helper/ }, handler: () => 'export const __vitePreload = (load) => load();' },
  };
}
