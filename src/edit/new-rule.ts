import { OwnFailure } from '../content-graph/own-failure.ts';
import { addEdit, emptyPlan, type Plan, type ReadText } from './plan.ts';

export interface NewRule {
  /** Folder of the rules, absolute. */
  folder: string;
  name: string;
  known: readonly string[];
  read: ReadText;
}

/** A rule that runs, its page whose examples are its tests, and its row: off for strangers, an error in our own pages. */
export function planNewRule({ folder, name, known, read }: NewRule): Plan {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name))
    throw new OwnFailure(`Cannot make the rule ${name}: expected words joined by hyphens, such as no-empty-link`);
  if (known.includes(name)) throw new OwnFailure(`Cannot make the rule ${name}: there is such a rule already`);
  const plan = emptyPlan();
  const camel = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  plan.created.set(`${folder}/${name}.md`, toPage(name));
  plan.created.set(`${folder}/${name}.ts`, toRule(name, camel));
  const preset = `${folder}/preset.ts`;
  const end = read(preset).indexOf('\n} satisfies Record<string, Row>');
  if (end < 0) throw new OwnFailure(`Cannot add ${name} to ${preset}: its table has another form, add the row by hand`);
  addEdit(plan, preset, { offset: end + 1, endOffset: end + 1, text: toRow(name, camel) });
  return plan;
}

function toRow(name: string, camel: string): string {
  return `  '${name}': row('off off error', async () => (await import('./${name}.ts')).${camel}),
`;
}

function toRule(name: string, camel: string): string {
  return `import type { PageRule } from './define-rule.ts';

/** The text says what is meant, and keeps no mark for later. */
export const ${camel}: PageRule = {
  id: '${name}',
  visit: ({ report }) => ({
    text(node, view) {
      if (!node.value.includes('FIXME')) return;
      report({
        place: view.place(node),
        reason: 'Unexpected \`FIXME\`, expected a text that is finished',
        note: 'Write what is missing, or delete the mark.',
        actual: 'FIXME',
      });
    },
  }),
};
`;
}

function toPage(name: string): string {
  return `# ${name}

The text says what is meant, and keeps no mark for later.

**Why.** A reader who finds a note to the writer cannot tell which part of the page to trust.

**Fix.** Write what is missing, or delete the mark.

## Accepted

### A finished text

\`\`\`md start.md
Open the space.
\`\`\`

## Reported

### A mark for later

\`\`\`md start.md
FIXME
\`\`\`

\`\`\`text
start.md:1:1-1:6 Unexpected \`FIXME\`, expected a text that is finished
\`\`\`
`;
}
