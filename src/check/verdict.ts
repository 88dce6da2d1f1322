import type { CheckOptions, CheckResult } from './run.ts';
import { assertProduct, chooseScope } from './settings.ts';

/** What a command shows of a run. */
export type Verdict = Omit<CheckResult, 'graph'>;

/** A run; or the result of the last one, where nothing is wished that it does not tell and nothing has changed since. */
export async function checkUnlessKnown({ paths, configFile, ...options }: CheckOptions): Promise<Verdict> {
  const scope = await chooseScope(paths, configFile);
  assertProduct(scope, options.product);
  const { product, onPage, cacheFolder, ...special } = options;
  const isPlain = Object.values(special).every((option) => option === undefined);
  if (!cacheFolder || !isPlain) return (await import('./run.ts')).checkScope(scope, options);
  return (await import('./remembered.ts')).checkRemembered(scope, { product, onPage, cacheFolder });
}
