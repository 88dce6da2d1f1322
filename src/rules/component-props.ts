import { componentNames } from '../content-graph/edition-element.ts';
import { components } from '../content-graph/components.ts';
import type { PageRule } from './define-rule.ts';
import { nearest } from './nearest.ts';

/** The author's components have the attributes they need, in values they know, and no others. */
export const componentProps: PageRule = {
  id: 'component-props',
  visit: ({ edition, report }) => ({
    root() {
      for (const fault of edition.faults) if (fault.rule === 'component-props') report(fault);
    },
    element(element, view) {
      const name = componentNames.find((known) => known === element.name);
      if (name === undefined || element.closing) return;
      const values = Object.fromEntries(element.names().map((attribute) => [attribute, element.get(attribute) ?? '']));
      for (const issue of components[name].safeParse(values).error?.issues ?? []) {
        const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])];
        for (const key of keys) report({ place: element.place(key), ...describe(name, key, values[key], issue) });
      }
      if (name === 'Check' && !isInCause(view.parents)) {
        report({
          place: element.place(),
          reason: 'Unexpected `<Check>` outside a cause, expected it inside `<Cause>`',
          note: 'Move it into the cause that it tells.',
        });
      }
    },
  }),
};

interface Issue {
  code: string;
  message: string;
  values?: readonly unknown[];
}

function describe(
  name: keyof typeof components,
  key: string,
  value: string | undefined,
  issue: Issue,
): { reason: string; note: string; expected?: string[]; actual?: string } {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(components[name].shape);
    const near = nearest(key, known);
    return {
      reason: `Unexpected \`${key}\` in \`<${name}>\`, expected ${near ? `\`${near}\`` : known.map((item) => `\`${item}\``).join(', ') || 'no attribute'}`,
      note: near ? `Write \`${near}\`.` : 'Delete the attribute.',
      actual: key,
      expected: near ? [near] : known,
    };
  }
  if (value === undefined || value === '') {
    return { reason: `Unexpected \`<${name}>\` without \`${key}\`, expected a text`, note: `Add \`${key}="…"\`.` };
  }
  const allowed = issue.values?.map(String) ?? [];
  const near = nearest(value, allowed);
  return {
    reason: `Unexpected ${key} \`${value}\`, ${allowed.length > 0 ? `expected ${near ? `\`${near}\`` : 'a known one'}` : issue.message}`,
    note: allowed.length > 0 ? `Use one of ${allowed.map((item) => `\`${item}\``).join(', ')}.` : 'Correct the value.',
    actual: value,
    expected: near ? [near] : allowed,
  };
}

function isInCause(parents: readonly { type: string; name?: string | null }[]): boolean {
  return parents.at(-1)?.name === 'Cause';
}
