import type { AstroIntegration } from 'astro';

const icon =
  '<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2"><circle cx="10" cy="10" r="8"/><path d="m6.5 10.5 2.5 2.5 4.75-5.5"/></svg>';

interface ModuleGraph {
  invalidateAll(): void;
}

interface DevServer {
  watcher: { on(event: 'all', listen: (event: string, file: string) => void): void };
  environments: Record<string, { moduleGraph: ModuleGraph; hot: { send(payload: { type: 'full-reload' }): void } }>;
}

/** While developing: shows findings in Astro's toolbar, and loads every page anew when the content or a product changes. */
export function devTools(contentFolder: string): AstroIntegration {
  return {
    name: 'dev-tools',
    hooks: {
      'astro:config:setup'({ command, addDevToolbarApp, updateConfig }) {
        if (command !== 'dev') return;
        addDevToolbarApp({ id: 'unstuck-findings', name: 'Findings', icon, entrypoint: new URL('findings-app.ts', import.meta.url) });
        updateConfig({
          vite: { plugins: [{ name: 'reload-content', configureServer: (server: DevServer) => reloadWithContent(server, contentFolder) }] },
        });
      },
    },
  };
}

/** A change to one page may show on others: in menus, in shared causes, in the way to another product. */
function reloadWithContent({ watcher, environments }: DevServer, contentFolder: string): void {
  let waiting: NodeJS.Timeout | undefined;
  watcher.on('all', (_, file) => {
    if (!file.replaceAll('\\', '/').startsWith(contentFolder)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const { moduleGraph, hot } of Object.values(environments)) {
        moduleGraph.invalidateAll();
        hot.send({ type: 'full-reload' });
      }
    }, 50);
  });
}
