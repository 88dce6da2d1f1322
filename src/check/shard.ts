import { listRoot } from '../content-graph/files.ts';
import { Graph } from '../content-graph/graph.ts';
import { isListening } from '../rules/define-rule.ts';
import { PageCache } from './cache.ts';
import { pagesOf, partWriter, type Shard } from './parts.ts';
import { type CheckOptions, listenWith, loadRules } from './run.ts';
import { chooseScope } from './settings.ts';

/** Does the work of one machine that needs no other pages, and leaves it in a folder for `--merge`; gives the number of its pages. */
export async function checkShard({ paths, configFile }: CheckOptions, shard: Shard, folder: string): Promise<number> {
  const scope = await chooseScope(paths, configFile);
  const listening = (await loadRules(scope.config)).map(({ rule }) => rule).filter(isListening);
  const pages = new PageCache(partWriter(folder, shard, scope), () => {}, { hasTrust: false, leastPages: 0 });
  const roots = scope.roots.map((path) => pagesOf(listRoot(path, scope.config.ignore), shard));
  const sources = { keep: pages.keep.bind(pages) };
  const { length } = new Graph(roots, scope.config, listenWith(listening, pages, scope.config), sources).read().pages;
  pages.write();
  return length;
}
