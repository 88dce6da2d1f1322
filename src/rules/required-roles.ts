import type { PageFacts } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';
import { readTables, type Tables } from '../content-graph/tables.ts';
import type { GraphRule, Problem, ReportIn } from './define-rule.ts';
import { nearest } from './nearest.ts';
import { sharedWords, titleWords } from './title-words.ts';

/** The roles that a page asks for are those of the roles table, and may do what the page is about. */
export const requiredRoles: GraphRule = {
  id: 'required-roles',
  judge(graph, report) {
    for (const { folder, files } of graph.roots) {
      if (!graph.config.typed || !files.has(`${folder}/_data/roles.json`)) continue;
      const { roles } = readTables(folder, graph.texts);
      for (const page of graph.pages.filter(({ root }) => root === folder)) {
        for (const [index, role] of requiredBy(page).entries()) {
          for (const { products, problem } of judgeRole(page, role, roles)) {
            report(page, products, { place: placeOf(graph, page, index), ...problem });
          }
        }
      }
      tellDisagreement(graph, { folder, roles }, report);
    }
  },
};

type Roles = Tables['roles'];
type Fault = { products: string[]; problem: Omit<Problem, 'place'> };

function requiredBy({ frontmatter }: PageFacts): string[] {
  const { requires } = frontmatter;
  return Array.isArray(requires) ? requires.map(String) : [];
}

function placeOf(graph: Graph, page: PageFacts, index: number): Problem['place'] {
  return graph.placeInFrontmatter(page, ['requires', index]);
}

function judgeRole(page: PageFacts, role: string, roles: Roles): Fault[] {
  const products = page.editions.flatMap((edition) => edition.products);
  const known = roles[role];
  if (known && products.some((product) => known.products[product])) return judgeTask(page, role, roles);
  const names = Object.keys(roles).filter((id) => products.some((product) => roles[id]?.products[product]));
  const near = nearest(role, names);
  return [
    {
      products,
      problem: {
        reason: `Unexpected role \`${role}\`, expected one that ${products.join(' or ')} knows${near === undefined ? '' : `, such as \`${near}\``}`,
        note: `Write one of ${names.map((name) => `\`${name}\``).join(', ')}.`,
        actual: role,
        expected: near === undefined ? names : [near],
      },
    },
  ];
}

/** A page titled like a task of the table asks for a role that may do the task, in each product that has the task at all. */
function judgeTask(page: PageFacts, role: string, roles: Roles): Fault[] {
  const faults = new Map<string, Fault>();
  for (const { title, products } of page.editions) {
    for (const product of products) {
      const task = taskOf(title, product, roles);
      if (task === undefined) continue;
      const may = Object.keys(roles).filter((id) => roles[id]?.products[product]?.includes(task));
      if (requiredBy(page).some((id) => may.includes(id))) continue;
      const reason = `Unexpected role \`${role}\`, expected ${may.map((id) => `\`${id}\``).join(' or ')}: the table lets these ${task}`;
      const same = faults.get(reason);
      if (same) same.products.push(product);
      else faults.set(reason, { products: [product], problem: { reason, note, actual: role, expected: may } });
    }
  }
  return [...faults.values()];
}

const note = 'Correct the role here or the task in `_data/roles.json`, whichever is wrong.';

/** Pages about one action, whether it is in the table or not, ask for the same roles: the guide, and the help where it fails. */
function tellDisagreement(graph: Graph, { folder, roles }: { folder: string; roles: Roles }, report: ReportIn): void {
  const asked = graph.pages.flatMap((page) =>
    page.root !== folder || requiredBy(page).length === 0
      ? []
      : page.editions.flatMap(({ title, products }) => products.map((product) => ({ page, product, action: actionOf(title) }))),
  );
  for (const pages of Map.groupBy(asked, ({ action, product }) => `${product}\n${action}`).values()) {
    const [first, ...others] = pages;
    if (!first || first.action === '') continue;
    const right = requiredBy(first.page).filter((role) => role in roles);
    for (const { page, product } of others) {
      const odd = requiredBy(page).findIndex((role) => role in roles && !right.includes(role));
      const isJudged =
        requiredBy(page).some((role) => judgeRole(page, role, roles).length > 0) ||
        right.some((role) => judgeRole(first.page, role, roles).length > 0);
      if (odd < 0 || isJudged || requiredBy(page).some((role) => right.includes(role))) continue;
      const actual = requiredBy(page)[odd] ?? '';
      report(page, [product], {
        place: placeOf(graph, page, odd),
        reason: `Unexpected role \`${actual}\`, expected ${right.map((id) => `\`${id}\``).join(' or ')} as \`${first.page.path}\` asks for the same action`,
        note: 'Find out which role may do it, and ask for the same on both pages.',
        actual,
        expected: right,
      });
    }
  }
}

/** The words of a title in any order, at least two: `Create a snapshot`, `I can't create a snapshot`. */
function actionOf(title: string): string {
  const words = titleWords(title);
  return words.size < 2 ? '' : [...words].sort().join(' ');
}

/** `I can't create a snapshot` is the task `create a snapshot`: the words that carry the meaning are the same. */
function taskOf(title: string, product: string, roles: Roles): string | undefined {
  const words = titleWords(title);
  const tasks = new Set(Object.values(roles).flatMap((role) => role.products[product] ?? []));
  return [...tasks].find((task) => singleTasks(task).some((single) => isSame(titleWords(single), words)));
}

/** `start, stop and delete applications` are three tasks. */
function singleTasks(task: string): string[] {
  const [, first, last, what] = /^(\w+(?:, \w+)*) and (\w+) (.+)$/.exec(task) ?? [];
  return first === undefined ? [task] : [...first.split(', '), last].map((verb) => `${verb} ${what}`);
}

function isSame(task: ReadonlySet<string>, title: ReadonlySet<string>): boolean {
  return task.size >= 2 && task.size === title.size && sharedWords(task, title) === title.size;
}
