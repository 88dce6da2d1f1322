import { relative } from 'node:path';
import { check } from '../src/check/run.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { recordPublished } from '../src/edit/publish-record.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run publish:record

Adds the pages and anchors that are published to content/_data/published.json: from then on the check asks for a redirect
or an alias where one of them goes. Run it with each release and commit the file; nothing is ever taken out of it.
`;

await runCommand(usage, async () => {
  const { findings, graph } = await check({ paths: [contentFolder] });
  const errors = findings.filter(({ fatal }) => fatal).length;
  if (errors > 0) return { text: `Nothing was recorded: npm run check tells ${errors} ${errors === 1 ? 'error' : 'errors'}\n`, code: 1 };
  const { file, isChanged, counts } = recordPublished(graph, contentFolder);
  const lines = counts.map(({ product, pages, anchors }) => `  ${product}: ${pages} pages, ${anchors} anchors`);
  return { text: `${relative(process.cwd(), file)} ${isChanged ? 'was written' : 'is current'}\n${lines.join('\n')}\n`, code: 0 };
});
