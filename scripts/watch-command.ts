import { isMetBy } from '../src/check/settings.ts';
import type { CheckOptions } from '../src/check/run.ts';
import { Watch } from '../src/check/watch.ts';
import { toSavedText } from '../src/report/saved.ts';
import { toReport } from './show-report.ts';

/** Checks once, then after every save, until Ctrl-C. */
export async function watchCommand({ paths, configFile, product }: CheckOptions): Promise<void> {
  const watch = await Watch.open({
    paths,
    configFile,
    onTold({ all, added, gone, pages, ms }) {
      const [findings = [], fresh = [], old = []] = [all, added, gone].map((list) => list.filter((finding) => isMetBy(product, finding)));
      process.stdout.write(toSavedText(toReport({ findings, pages, ms }), { added: fresh, gone: old }));
    },
    onFailure: ({ message }) => void process.stderr.write(`${message}\n\n`),
  });
  process.stderr.write('Watching; Ctrl-C ends it.\n\n');
  // Nobody looks any more.
  process.stdout.once('error', () => watch.close());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => watch.close());
}
