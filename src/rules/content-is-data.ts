import type { PageRule } from './define-rule.ts';

/** A page is data: nothing in it runs, not even on a stranger's pull request. */
export const contentIsData: PageRule = {
  id: 'content-is-data',
  visit: ({ edition, report }) => ({
    root() {
      for (const fault of edition.faults) if (fault.rule === 'content-is-data') report(fault);
    },
  }),
};
