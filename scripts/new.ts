import { fileURLToPath } from 'node:url';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { toSlashes } from '../src/content-graph/files.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { makeNewPage, makeNewProduct, makeNewRule } from '../src/edit/make-new.ts';
import { tellPlan } from '../src/edit/tell-plan.ts';
import { readArguments } from './arguments.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run new -- page PATH [--kind KIND] [--title TEXT] [--product ID]…
       npm run new -- product ID --name NAME --email ADDRESS --site URL
       npm run new -- rule NAME

Makes a page that passes the check (KIND: troubleshooting, guide, reference, section or shared; else its folder tells),
a product with its row, or a rule with its page, its example tests and its row. What is there already is never touched.

  --dry-run   only tell what would be made
`;

await runCommand(usage, async () => {
  const { values, positionals } = readArguments({
    kind: { type: 'string' },
    title: { type: 'string' },
    product: { type: 'string', multiple: true },
    name: { type: 'string' },
    email: { type: 'string' },
    site: { type: 'string' },
    'dry-run': { type: 'boolean' },
  });
  const [what, name, ...rest] = positionals;
  if (name === undefined || rest.length > 0)
    throw new OwnFailure(`Cannot make anything: expected page, product or rule, and one name\n\n${usage}`);
  const isDryRun = values['dry-run'] ?? false;
  const sources = toSlashes(fileURLToPath(new URL('../src', import.meta.url)));
  const made = await maker(what)({ ...values, id: name, contentFolder, sources, isDryRun });
  const next = made.findings.length > 0 || isDryRun ? '' : made.next;
  return { text: tellPlan(made, { isDryRun, from: process.cwd() }) + next, code: made.findings.length > 0 ? 1 : 0 };
});

function maker(what: string | undefined): typeof makeNewPage {
  if (what === 'page') return makeNewPage;
  if (what === 'product') return makeNewProduct;
  if (what === 'rule') return makeNewRule;
  throw new OwnFailure(`Cannot make a ${what}: expected page, product or rule\n\n${usage}`);
}
