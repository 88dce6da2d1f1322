import { LiveCheck } from '../check/live.ts';
import { chooseScope } from '../check/settings.ts';
import { type PageKind, pageKinds } from '../content-graph/frontmatter.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { ownConfig } from '../content-graph/own-config.ts';
import { products } from '../products/index.ts';
import { rules } from '../rules/preset.ts';
import { carryOut, takeBackUnfinished } from './carry-out.ts';
import { newPath } from './find-path.ts';
import { type Made, make } from './make.ts';
import { planNewPage } from './new-page.ts';
import { planNewProduct } from './new-product.ts';
import { planNewRule } from './new-rule.ts';
import { readText } from './plan.ts';

/** What a person asked for; each maker reads what it needs. */
export interface Wanted {
  /** Path of a page, id of a product, name of a rule. */
  id: string;
  kind?: string;
  title?: string;
  product?: readonly string[];
  name?: string;
  email?: string;
  site?: string;
  contentFolder: string;
  /** The folder of the program. */
  sources: string;
  isDryRun: boolean;
}

/** What was made, and what a person does next. */
export interface New extends Made {
  next: string;
}

export async function makeNewPage({ id, kind, title, product, contentFolder, isDryRun }: Wanted): Promise<New> {
  if (kind !== undefined && !isKind(kind)) throw new OwnFailure(`Cannot make a page of kind ${kind}: expected ${pageKinds.join(', ')}`);
  const wanted = { file: newPath(id, contentFolder), kind, title, products: product, today: new Date().toISOString().slice(0, 10) };
  const made = await make(await chooseScope([contentFolder], undefined), ({ graph }) => planNewPage({ graph, ...wanted }), { isDryRun });
  return { ...made, next: 'Write over its words, then run: npm run check\n' };
}

function isKind(kind: string): kind is PageKind {
  return pageKinds.some((known) => known === kind);
}

/** The pages are checked as they will be judged when the product is one of the table. */
export async function makeNewProduct({ id, name, email, site, contentFolder, sources, isDryRun }: Wanted): Promise<New> {
  if (!name || !email || !site) throw new OwnFailure(`Cannot make the product ${id}: expected --name, --email and --site`);
  const folder = `${sources}/products`;
  const hasTakenBack = takeBackUnfinished([sources], { isDryRun });
  const { product, ...plan } = planNewProduct({
    folder,
    id,
    name,
    supportEmail: email,
    site,
    known: Object.keys(products),
    read: readText,
  });
  const scope = { roots: [contentFolder], only: [] };
  const before = (await LiveCheck.open({ ...scope, config: ownConfig() })).findings();
  const after = (await LiveCheck.open({ ...scope, config: ownConfig({ ...products, [id]: product }) })).findings();
  const known = new Set(before.map(String));
  const findings = after.filter((finding) => !known.has(String(finding)));
  if (findings.length === 0 && !isDryRun) carryOut(plan, [sources]);
  return {
    plan,
    findings,
    hasTakenBack,
    next: `Choose its color, words and terms in src/products/${id}.ts, then name it in the pages it has: ${id}: { reviewed: … }\n`,
  };
}

export async function makeNewRule({ id, sources, isDryRun }: Wanted): Promise<New> {
  const hasTakenBack = takeBackUnfinished([sources], { isDryRun });
  const plan = planNewRule({ folder: `${sources}/rules`, name: id, known: Object.keys(rules), read: readText });
  if (!isDryRun) carryOut(plan, [sources]);
  return {
    plan,
    findings: [],
    hasTakenBack,
    next: `Write what must hold in src/rules/${id}.md first; its examples are its tests: npx vitest run tests/rules\n`,
  };
}
