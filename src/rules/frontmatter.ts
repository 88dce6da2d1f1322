import { frontmatterSchema } from '../content-graph/frontmatter.ts';
import { frontmatterPlaceOf } from '../content-graph/frontmatter-place.ts';
import type { PageRule, Problem } from './define-rule.ts';
import { nearest } from './nearest.ts';

/** The frontmatter has the fields of its kind of page, and no others; what others write into theirs is their own affair. */
export const frontmatter: PageRule = {
  id: 'frontmatter',
  visit: ({ page, config, report }) => ({
    root() {
      if (!config.typed || page.faults.length > 0) return;
      if (!page.frontmatterPlace) {
        report({
          place: page.places.line(1),
          reason: 'Unexpected page without frontmatter, expected title, summary, kind and products',
          note: 'Begin the file with `---`, the fields, and `---`.',
        });
        return;
      }
      const placeAt = (path: readonly PropertyKey[]): Problem['place'] => frontmatterPlaceOf(page, path);
      for (const issue of frontmatterSchema.safeParse(page.frontmatter).error?.issues ?? []) {
        for (const problem of describe(issue, page.frontmatter)) report({ ...problem, place: placeAt(problem.path) });
      }
      for (const problem of unknownProducts(page.frontmatter['products'], Object.keys(config.products)))
        report({ ...problem, place: placeAt(problem.path) });
      const isShared = page.path.startsWith('shared/');
      if (isShared !== (page.frontmatter['kind'] === 'shared')) {
        report({
          place: placeAt(['kind']),
          reason: isShared
            ? 'Unexpected page in `shared/`, expected `kind: shared` there'
            : 'Unexpected `kind: shared`, expected it in the folder `shared/`',
          note: isShared ? 'Set the kind, or move the file.' : 'Move the file to `shared/`, or change the kind.',
        });
      }
    },
  }),
};

type Located = Omit<Problem, 'place'> & { path: readonly PropertyKey[] };
type Issue = NonNullable<ReturnType<typeof frontmatterSchema.safeParse>['error']>['issues'][number];

function describe(issue: Issue, value: unknown): Located[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, issue.path, value));
  if (field === 'kind' || issue.code === 'invalid_value') {
    const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : kinds;
    const actual = at(value, issue.path);
    const near = typeof actual === 'string' ? nearest(actual, allowed) : undefined;
    const reason = actual === undefined ? `Unexpected frontmatter without \`${field}\`` : `Unexpected ${field} \`${String(actual)}\``;
    return [
      {
        path: issue.path,
        reason: `${reason}, expected ${near ? `\`${near}\`` : quoted(allowed)}`,
        note: `Use one of ${quoted(allowed)}.`,
        expected: near ? [near] : allowed,
      },
    ];
  }
  if (at(value, issue.path) === undefined) {
    return [
      {
        path: issue.path,
        reason: `Unexpected frontmatter without \`${field}\`, ${issue.code === 'invalid_type' ? `expected ${article(issue.expected)}` : issue.message}`,
        note: `Add \`${String(issue.path.at(-1))}: …\`.`,
      },
    ];
  }
  const expected =
    issue.code === 'invalid_type' ? `expected ${article(issue.expected)}` : issue.code === 'too_small' ? 'expected a text' : issue.message;
  return [
    {
      path: issue.path,
      reason: `Unexpected value in \`${field}\`, ${expected}`,
      note: 'Correct the value; `src/content-graph/frontmatter.ts` says what the field holds.',
    },
  ];
}

const kinds = frontmatterSchema.options.flatMap((option) => [...option.shape.kind.values]);

function unknownKey(key: string, path: readonly PropertyKey[], value: unknown): Located {
  const known = path.length === 0 ? fieldsOf(value) : ['reviewed', 'title', 'summary', 'message', 'keywords'];
  const near = nearest(key, known);
  return {
    path: [...path, key],
    reason: `Unexpected field \`${key}\`, expected ${near ? `\`${near}\`` : quoted(known)}`,
    note: near ? `Write \`${near}\`.` : 'Delete the field.',
    actual: key,
    expected: near ? [near] : known,
  };
}

function fieldsOf(value: unknown): string[] {
  const kind = at(value, ['kind']);
  const form = frontmatterSchema.options.find((option) => [...option.shape.kind.values].some((known) => known === kind));
  return Object.keys(form?.shape ?? {});
}

function unknownProducts(products: unknown, known: string[]): Located[] {
  if (typeof products !== 'object' || products === null) return [];
  const keys = Object.keys(products);
  if (keys.length === 0) {
    return [
      {
        path: ['products'],
        reason: `Unexpected page without a product, expected ${quoted(known)}`,
        note: 'Name the products whose readers need the page.',
      },
    ];
  }
  return keys
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: ['products', key],
      reason: `Unexpected product \`${key}\`, expected ${quoted(known)}`,
      note: 'Write the id of a product.',
      actual: key,
      expected: known,
    }));
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined), value);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: 'a text',
    record: 'fields for each product',
    array: 'a list',
    number: 'a number',
    int: 'a whole number',
    object: 'fields',
  };
  return names[type] ?? type;
}
