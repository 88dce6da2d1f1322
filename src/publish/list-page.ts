import type { Mount } from './mounts.ts';

/** The page at the root of the preview: where each product is. */
export function toListPage(mounts: readonly Mount[]): string {
  const items = mounts.map(({ base, product }) => `<li><a href="${base}">${product.name} Help</a></li>`).join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Help sites</title>
<style>:root{color-scheme:light dark;font:1.125rem/1.6 system-ui,sans-serif}body{max-width:34rem;margin:15vh auto;padding:0 1rem}li{margin:.75rem 0;font-size:1.5rem}</style></head>
<body><main><h1>Help sites</h1><p>A preview of what was built.</p><ul>${items}</ul></main></body></html>
`;
}
