import { chooseScope } from '../src/check/settings.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { findPath, folderToCheck } from '../src/edit/find-path.ts';
import { make } from '../src/edit/make.ts';
import { readText } from '../src/edit/plan.ts';
import { planRename } from '../src/edit/rename.ts';
import { tellPlan } from '../src/edit/tell-plan.ts';
import { readArguments } from './arguments.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run rename -- PAGE#ANCHOR NEW [options]

Gives a heading or a cause another id (lower-case words joined by hyphens) or a heading other words, and rewrites every link to it;
a published anchor stays as an alias. The check stays as clean as it was, or nothing is changed.

  --dry-run   only tell what would change
  --in DIR    the folder of pages, where it is not content/
`;

await runCommand(usage, async () => {
  const { values, positionals } = readArguments({ 'dry-run': { type: 'boolean' }, in: { type: 'string' } });
  const [written, name, ...rest] = positionals;
  const [path, id] = written?.split('#') ?? [];
  if (!path || !id || name === undefined || rest.length > 0)
    throw new OwnFailure(`Cannot rename: expected a page with an anchor, and a new name\n\n${usage}`);
  const folder = folderToCheck(values.in, contentFolder);
  const isDryRun = values['dry-run'] ?? false;
  const toPlan: Parameters<typeof make>[1] = (live) => {
    const page = live.graph.pageOf(findPath(path, folder));
    if (!page) throw new OwnFailure(`Cannot rename in ${path}: there is no such page`);
    return planRename({ live, page, id, name, read: readText });
  };
  const made = await make(await chooseScope([folder], undefined), toPlan, { isDryRun });
  return { text: tellPlan(made, { isDryRun, from: process.cwd() }), code: made.findings.length > 0 ? 1 : 0 };
});
