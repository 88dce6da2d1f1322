import { describe, expect, test } from 'vitest';
import { toEdition } from '../../src/content-graph/edition.ts';
import type { Edition } from '../../src/content-graph/edition-context.ts';
import { type Page, parsePage } from '../../src/content-graph/parse.ts';
import { outline } from './outline.ts';
import { bothProducts, sampleConfig } from './sample-products.ts';

function page(path: string, source: string): Page {
  return parsePage(`/content/${path}`, path, source);
}

function edition(key: string, source: string, shared: Record<string, string> = {}): Edition {
  const causes = Object.entries(shared).map(([name, text]) => [name, page(`shared/${name}.mdx`, text)] as const);
  return toEdition(page('guides/start.mdx', bothProducts + source), key, sampleConfig, new Map(causes));
}

function show(key: string, source: string, shared?: Record<string, string>): string {
  return outline(edition(key, source, shared).tree);
}

/** [situation, source, what red's reader gets, what blue's reader gets] */
type Row = [string, string, string, string];

describe('blocks for some products', () => {
  const rows: Row[] = [
    [
      'around paragraphs',
      'One.\n\n<Only product="red">\nTwo.\n\nThree.\n</Only>\n\nFour.',
      'p(One.) p(Two.) p(Three.) p(Four.)',
      'p(One.) p(Four.)',
    ],
    ['on one line', '<Only product="blue">Two.</Only>', '', 'p(Two.)'],
    [
      'inside a sentence',
      'Press <Only product="red">Start</Only><Only product="blue">**Run**</Only> now.',
      'p(Press Start now.)',
      'p(Press b(Run) now.)',
    ],
    ['of both products', '<Only product="blue  red">\nTwo.\n</Only>', 'p(Two.)', 'p(Two.)'],
    [
      'inside each other',
      '<Only product="red blue">\n<Only product="red">\nTwo.\n</Only>\n\nThree.\n</Only>',
      'p(Two.) p(Three.)',
      'p(Three.)',
    ],
    ['that exclude each other', '<Only product="red">\n<Only product="blue">\nTwo.\n</Only>\n</Only>', '', ''],
    ['around a list', '<Only product="red">\n1. One\n2. Two\n</Only>', 'ol(li(p(One)) li(p(Two)))', ''],
    [
      'inside a list item',
      '- One\n\n  <Only product="red">\n  Two\n  </Only>\n- Three',
      'ul(li(p(One) p(Two)) li(p(Three)))',
      'ul(li(p(One)) li(p(Three)))',
    ],
    ['as a whole list item', '- One\n- <Only product="red">Two</Only>', 'ul(li(p(One)) li(p(Two)))', 'ul(li(p(One)))'],
    ['in a quote', '> <Only product="red">Two</Only>\n>\n> Three', 'quote(p(Two) p(Three))', 'quote(p(Three))'],
    ['in a cell', '| a |\n| --- |\n| <Only product="red">x</Only> |', 'table(tr(td(a)) tr(td(x)))', 'table(tr(td(a)))'],
    [
      'in a cell beside another',
      '| a | b |\n| - | - |\n| <Only product="red">x</Only> | y |',
      'table(tr(td(a) td(b)) tr(td(x) td(y)))',
      'table(tr(td(a) td(b)) tr(td() td(y)))',
    ],
    ['around a heading', '<Only product="red">\n## Two\n</Only>\n\n## Two', 'h2#two(Two) h2#two-1(Two)', 'h2#two(Two)'],
    [
      'in a heading',
      '## Press <Only product="red">Start</Only><Only product="blue">Run</Only>',
      'h2#press-start(Press Start)',
      'h2#press-run(Press Run)',
    ],
    ['around a component', '<Only product="red">\n<Note label="A">\nTwo\n</Note>\n</Only>', '<Note label="A">(p(Two))', ''],
    ['inside a component', '<Note label="A">\n<Only product="red">Two</Only>\n</Note>', '<Note label="A">(p(Two))', ''],
    [
      'among the words of a component on one line',
      '<Note label="A">**One**<Only product="red">, **two**</Only>.</Note>',
      '<Note label="A">(b(One) ,  b(two) .)',
      '<Note label="A">(b(One) .)',
    ],
  ];

  test.each(rows)('%s', (_situation, source, red, blue) => {
    expect([show('red', source), show('blue', source)]).toEqual([red, blue]);
  });

  test('a definition inside a block is gone with it', () => {
    const source = 'See [a][x].\n\n<Only product="red">\n[x]: red.mdx\n</Only>\n\n<Only product="blue">\n[x]: blue.mdx\n</Only>';
    const targets = (key: string): string[] =>
      edition(key, source).tree.children.flatMap((node) => (node.type === 'definition' ? [node.url] : []));
    expect([targets('red'), targets('blue')]).toEqual([['red.mdx'], ['blue.mdx']]);
  });

  test('an unknown product is a fault at its attribute, and no reader gets the block', () => {
    const { tree, faults } = edition('red', '<Only product="green">Two</Only>');
    expect(outline(tree)).toBe('');
    expect(faults).toMatchObject([
      {
        rule: 'component-props',
        reason: 'Unexpected product `green`, expected `red` or `blue`',
        place: { line: 5, column: 16, endColumn: 21 },
      },
    ]);
  });

  test.each([
    ['<Only>Two</Only>', 'Unexpected `<Only>` without `product`, expected `red` or `blue`'],
    ['<Only product="">Two</Only>', 'Unexpected `<Only>` without `product`, expected `red` or `blue`'],
    ['<Only product={red}>Two</Only>', 'Unexpected `<Only>` without `product`, expected `red` or `blue`'],
    ['<Only product="red" products="blue">Two</Only>', 'Unexpected `products` in `<Only>`, expected `product`'],
    ['<Only product="red" {...all}>Two</Only>', 'Unexpected `{...all}` in `<Only>`, expected `product`'],
  ])('%s', (source, reason) => {
    expect(edition('red', source).faults.map((fault) => fault.reason)).toEqual([reason]);
  });

  test('the page itself stays as it was parsed', () => {
    const start = page('guides/start.mdx', `${bothProducts}<Only product="red">\n## {product.name}\n</Only>`);
    const before = JSON.stringify(start.tree);
    toEdition(start, 'red', sampleConfig, new Map());
    toEdition(start, 'blue', sampleConfig, new Map());
    expect(JSON.stringify(start.tree)).toBe(before);
  });
});

describe('values of the product', () => {
  const rows: Row[] = [
    ['in text', 'Open {product.name} or {product.nameInText}.', 'p(Open Red or the Red.)', 'p(Open Blue or Blue.)'],
    ['nested ones, with spaces', 'Join { product.terms.aCourse }.', 'p(Join a course.)', 'p(Join a class.)'],
    ['alone on a line', '{product.name}', 'p(Red)', 'p(Blue)'],
    [
      'in a link',
      '[{product.name}]({product.site}/a "About {product.name}")',
      'p(a<https://help.red.zz/red/a|About Red>(Red))',
      'p(a<https://help.blue.zz/blue/a|About Blue>(Blue))',
    ],
    [
      'in a mail address',
      '[mail](mailto:{product.supportEmail}?subject=a)',
      'p(a<mailto:support@red.zz?subject=a>(mail))',
      'p(a<mailto:support@blue.zz?subject=a>(mail))',
    ],
    [
      'in a definition',
      '[a][x]\n\n[x]: {product.site}',
      'p(linkReference(a)) def<https://help.red.zz/red>()',
      'p(linkReference(a)) def<https://help.blue.zz/blue>()',
    ],
    [
      'in a picture',
      '![{product.name}]({product.name}.png "The {product.name}")',
      'p(img<Red.png|Red|The Red>())',
      'p(img<Blue.png|Blue|The Blue>())',
    ],
    ['in attributes', '<Note label="In {product.name}">\nx\n</Note>', '<Note label="In Red">(p(x))', '<Note label="In Blue">(p(x))'],
    [
      'in attributes of HTML',
      'a <a href="{product.site}">b</a>',
      'p(a <a href="https://help.red.zz/red">(b))',
      'p(a <a href="https://help.blue.zz/blue">(b))',
    ],
    [
      'among the words of a component on one line',
      '<Note label="A">In {product.terms.aCourse}, too.</Note>',
      '<Note label="A">(In  a course , too.)',
      '<Note label="A">(In  a class , too.)',
    ],
    ['in a heading with an id', '## In {product.name} {#in}', 'h2#in(In Red)', 'h2#in(In Blue)'],
    [
      'not in code',
      '`{product.name}`\n\n```\n{product.name}\n```',
      'p(`{product.name}`) code({product.name})',
      'p(`{product.name}`) code({product.name})',
    ],
    ['not where the brace is escaped', 'a \\{product.name}', 'p(a {product.name})', 'p(a {product.name})'],
  ];

  test.each(rows)('%s', (_situation, source, red, blue) => {
    expect([show('red', source), show('blue', source)]).toEqual([red, blue]);
  });

  test('one that only the other product has is a fault where it stands, and stays visible', () => {
    expect(edition('red', 'At {product.app}').faults).toEqual([]);
    const { tree, faults } = edition('blue', 'At {product.app}');
    expect(outline(tree)).toBe('p(At {product.app})');
    expect(faults).toMatchObject([
      { reason: 'Unexpected `{product.app}`, expected a value that is stated', place: { line: 5, column: 4, endColumn: 17 } },
    ]);
  });
});

describe('code in a page is shown, not run', () => {
  const rows: [string, string, string][] = [
    ['import', "import A from './a.js'", "p(import A from './a.js')"],
    ['export', 'export const a = 1', 'p(export const a = 1)'],
    ['expression in a sentence', 'a {1 + 1} b', 'p(a {1 + 1} b)'],
    ['expression as a block', '{[1, 2].map(String)}', 'p({[1, 2].map(String)})'],
    ['unknown component', '<Video id="a">\nx\n</Video>', 'p(<Video id="a">\nx\n</Video>)'],
    ['script', '<script>alert(1)</script>', 'p(<script>alert(1)</script>)'],
    ['fragment', '<>a</>', 'p(<>a</>)'],
    ['member', '<A.B />', 'p(<A.B />)'],
    ['handler', 'a <b onclick="go()" title="t">c</b>', 'p(a <b title="t">(c))'],
    ['expression in an attribute', 'a <a href={x}>c</a>', 'p(a <a>(c))'],
    ['text in braces in an attribute', "a <a href={'x'}>c</a>", 'p(a <a href="x">(c))'],
    ['link that runs', '[a](javascript:b)', 'p(a)'],
    ['picture that runs', 'a ![b](data:text/html,c)', 'p(a )'],
    ['comment', 'a {/* b */} c\n\n{/* d */}', 'p(a  c)'],
  ];

  test.each(rows)('%s', (_situation, source, expected) => {
    expect(show('red', source)).toBe(expected);
  });

  test.each(rows.slice(0, 13).filter(([name]) => name !== 'text in braces in an attribute'))('%s is told once', (_situation, source) => {
    expect(edition('red', source).faults.map(({ rule }) => rule)).toEqual(['content-is-data']);
  });
});

describe('shared causes', () => {
  const offline = `---\nkind: shared\nproducts: { red: {}, blue: {} }\nslots: [fails]\n---\n\n<Cause id="offline" kind="offline" title="You are offline">\nThen {slot.fails} fails, see [help](../help.mdx).\n</Cause>\n`;

  test('stand where they are included, with their slots filled in', () => {
    const source = '<Shared cause="offline" fails="the {product.name} page" />';
    const body = (name: string): string =>
      `<Cause id="offline" kind="offline" title="You are offline">(p(Then the ${name} page fails, see a<../help.mdx>(help).))`;
    expect([show('red', source, { offline }), show('blue', source, { offline })]).toEqual([body('Red'), body('Blue')]);
  });

  test('are seen where the page, its blocks and the cause agree', () => {
    const onlyRed = offline.replace('red: {}, blue: {}', 'red: {}');
    const source = '<Only product="blue red">\n<Shared cause="offline" fails="it" />\n</Only>';
    expect([show('red', source, { offline: onlyRed }) === '', show('blue', source, { offline: onlyRed }) === '']).toEqual([false, true]);
  });

  test('remember the file they come from', () => {
    const { tree, included } = edition('red', 'a\n\n<Shared cause="offline" fails="it" />', { offline });
    expect(tree.children.map((node) => included.get(node)?.path)).toEqual([undefined, 'shared/offline.mdx']);
  });

  test.each([
    ['<Shared cause="offline" />', 'Unexpected `<Shared>` without `fails`, expected `fails`'],
    ['<Shared cause="offline" fails=" " />', 'Unexpected `<Shared>` without `fails`, expected `fails`'],
    ['<Shared cause="offline" fails="a" more="b" />', 'Unexpected slot `more`, expected `fails`'],
    ['<Shared cause="gone" />', 'Unexpected shared cause `gone`, expected a file in `shared/`'],
    ['<Shared />', 'Unexpected `<Shared>` without `cause`, expected `offline`'],
    ['Then {slot.fails}.', 'Unexpected `{slot.fails}`, expected slots only in a shared cause'],
  ])('%s', (source, reason) => {
    expect(edition('red', source, { offline }).faults.map((fault) => fault.reason)).toEqual([reason]);
  });

  test('that cannot be parsed are told in their own file only', () => {
    const { tree, faults } = edition('red', 'a\n\n<Shared cause="broken" />', { broken: '<Note>' });
    expect([outline(tree), faults]).toEqual(['p(a)', []]);
  });

  test('do not include each other', () => {
    const nested = offline.replace('Then', '<Shared cause="offline" />\n\nThen');
    expect(edition('red', '<Shared cause="nested" fails="it" />', { offline, nested }).faults).toMatchObject([
      {
        reason: 'Unexpected `<Shared>` in a shared cause, expected no include inside an include',
        place: { file: 'shared/nested.mdx', line: 8, column: 1 },
      },
    ]);
  });
});

describe('without our content model', () => {
  const plain = { ...sampleConfig, typed: false };

  test('a page stays as it is', () => {
    const source = 'import a from "b"\n\n<Only product="red">\nTwo {product.name}.\n</Only>';
    const { tree, faults } = toEdition(page('a.mdx', source), 'red', plain, new Map());
    expect(outline(tree)).toBe('mdxjsEsm() <Only product="red">(p(Two mdxTextExpression().))');
    expect(faults).toEqual([]);
  });
});
