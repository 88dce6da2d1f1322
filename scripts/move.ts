import { chooseScope } from '../src/check/settings.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { folderToCheck, findPath, newPath } from '../src/edit/find-path.ts';
import { make } from '../src/edit/make.ts';
import { planMove } from '../src/edit/move.ts';
import { readText } from '../src/edit/plan.ts';
import { tellPlan } from '../src/edit/tell-plan.ts';
import { readArguments } from './arguments.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run move -- FROM TO [options]

Moves a page, a picture or a folder, and rewrites every link to it and from it; a page keeps its old address as a redirect.
Paths count from here or from content/. The check stays as clean as it was, or nothing is changed.

  --dry-run   only tell what would change
  --in DIR    the folder of pages, where it is not content/
`;

await runCommand(usage, async () => {
  const { values, positionals } = readArguments({ 'dry-run': { type: 'boolean' }, in: { type: 'string' } });
  const [from, to, ...rest] = positionals;
  if (from === undefined || to === undefined || rest.length > 0) throw new OwnFailure(`Cannot move: expected two paths\n\n${usage}`);
  const folder = folderToCheck(values.in, contentFolder);
  const isDryRun = values['dry-run'] ?? false;
  const made = await make(
    await chooseScope([folder], undefined),
    ({ graph }) => planMove({ graph, from: findPath(from, folder), to: newPath(to, folder), read: readText }),
    { isDryRun },
  );
  return { text: tellPlan(made, { isDryRun, from: process.cwd() }), code: made.findings.length > 0 ? 1 : 0 };
});
