import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a quarter of a minute and more, the longest first; the list need not be complete, it only saves time. */
const slow = [
  'browser/barriers',
  'browser/shifts',
  'publish/no-stale-page',
  'publish/failing-step',
  'publish/third-product',
  'publish/killed-build',
  'package/package',
  'faults/killed',
  'editor/diagnostics',
  'editor/server',
  'browser/journey',
  'browser/modes',
  'edit/new',
  'check/command',
  'check/baseline',
  'check/changes-made-true',
  'check/properties',
  'check/cache',
].map((name) => `/tests/${name}.test.ts`);

/** So that none of them runs on alone when the others have ended, on a machine that knows no earlier run. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = slow.findIndex((end) => moduleId.endsWith(end));
  return place < 0 ? slow.length : place;
}
