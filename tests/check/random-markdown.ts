/* oxlint-disable unicorn/no-useless-spread -- several short lists read better than one long one */
import fc from 'fast-check';

type Text = fc.Arbitrary<string>;

const words: Text = fc.constantFrom(
  ...['text', 'a', 'b c', 'ä', '🙂', 'É', '\\*', '&amp;', '…', '`code`', '1.', ' ', '\t', 'a  b', 'the the', '{product.name}'],
  ...['Nuvolos', 'DataHub', 'help@nuvolos.cloud', 'suport@nuvolos.cloud', '**Write to support@nuvolos.cloud.**', 'https://example.org/x'],
);

const target: Text = fc.constantFrom(
  ...[
    'b.md',
    './B.md',
    'd.md',
    'D.md#part',
    'X.md',
    'c/d.md#part',
    'c/D.md',
    'x.md#no',
    'gone.md',
    '#top',
    '#part',
    '',
    'a%20b.md',
    '<a b.md>',
  ],
  ...[
    '/c/d.md',
    '../x.md',
    'c/',
    'b',
    'https://example.org',
    'http://example.org',
    'mailto:help@nuvolos.cloud',
    'mailto:suport@nuvolos.cloud',
  ],
  ...[
    '{product.site}',
    'http://[',
    'http:/example.org',
    'javascript:alert(1)',
    'http://localhost:3000',
    'x.md "title"',
    'one.md',
    'https://nuvolos.cloud/x',
  ],
);

const element: Text = fc.constantFrom(
  ...[
    '<Only product="nuvolos">x</Only>',
    '<Only product="nuvolos datahub">x</Only>',
    '<Only product="datahub"><Only product="nuvolos">y</Only></Only>',
  ],
  ...['<img src="gone.png" />', '<a href="B.md">b</a>', '<a>x</a>', '<b onclick="x">y</b>', '<Unknown />', '<br />'],
);

/** What ends or begins something somewhere else, or nowhere. */
const loose: Text = fc.constantFrom(
  ...['<b>', '</b>', '<', '>', '[', ']', '](', '![', '*', '_', '**', '`', '{', '}', '<!--', '-->', '\\', '{x}', '{1 + 1}'],
  ...['<https://example.org>', '<a@b.org>', '<img src=x>', '<a href=b.md>', '\u0000', '\u2028'],
);

function inlineOf(isLoose: boolean): Text {
  return fc.letrec<{ inline: string; part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: words },
      { weight: 1, arbitrary: tie('inline').map((text) => `**${text}**`) },
      { weight: 1, arbitrary: tie('inline').map((text) => `*${text}*`) },
      { weight: 3, arbitrary: fc.tuple(tie('inline'), target).map(([text, to]) => `[${text}](${to})`) },
      { weight: 1, arbitrary: fc.tuple(tie('inline'), target).map(([text, to]) => `![${text}](${to})`) },
      { weight: 1, arbitrary: fc.tuple(words, fc.constantFrom('ref', 'none', '')).map(([text, label]) => `[${text}][${label}]`) },
      { weight: 1, arbitrary: isLoose ? fc.oneof(element, loose) : element },
    ),
    inline: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  })).inline;
}

function blockOf(isLoose: boolean): Text {
  const inline = inlineOf(isLoose);
  const some = fc.array(inline, { minLength: 1, maxLength: 3 });
  const whole = fc.oneof(
    { weight: 2, arbitrary: inline },
    fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
    inline.map((text) => `## ${text} {#part}`),
    inline.map((text) => `${text}\n===`),
    some.map((items) => items.map((item) => `- ${item}`).join('\n')),
    some.map((items) => items.map((item, index) => `${index + 1}. ${item}\n\n   ${item}`).join('\n')),
    inline.map((text) => `> ${text}\n> more`),
    fc.tuple(inline, inline).map(([one, two]) => `| ${one} | ${two} |\n| --- | --- |\n| ${two} | ${one} |`),
    inline.map((text) => `\`\`\`md\n${text}\n\`\`\``),
    target.map((to) => `[ref]: ${to}`),
    inline.map((text) => `<div>\n\n${text}\n\n</div>`),
    inline.map((text) => `<Only product="nuvolos">\n\n${text}\n\n</Only>`),
    fc.tuple(words, inline).map(([title, text]) => `<Cause id="x" kind="wait" title="${title}">\n\n${text}\n\n</Cause>`),
    fc.constantFrom('***', '[^1]: note', 'see [^1]', '<Note label="x">\n\nText.\n\n</Note>', '<Shared cause="offline" />', '', 'text'),
    fc.constantFrom('{/* comment */}', '{/* unstuck-disable-next-line no-broken-link: x */}', 'import x from "y"', 'export const a = 1'),
  );
  const broken = fc.constantFrom(
    ...['---', '<Only product="nuvolos">', '</Only>', '<Note label="x">', '    code', '$$', '<details>', '<script>', '| a |', '```'],
    ...['<!-- unstuck-disable-next-line no-broken-link: x -->', '<!-- unstuck-disable-next-line -->', '<!--', '{% hint %}'],
  );
  return isLoose ? fc.oneof({ weight: 4, arbitrary: whole }, broken, fc.string({ unit: 'binary', maxLength: 12 })) : whole;
}

const frontmatter: Text = fc.constantFrom(
  '',
  '---\ntitle: A title\n---\n\n',
  '---\ntitle: A\nsummary: B\nkind: guide\nabout: Space\nproducts:\n  nuvolos: { reviewed: 2026-11-20 }\n  datahub: { reviewed: 2026-11-20, title: "{product.name}" }\n---\n\n',
  '---\nkind: troubleshooting\nproducts: [nuvolos]\nrelated: [b.md, gone.md]\n---\n\n',
  '---\na: [\n---\n',
  '---\n',
);

function pageOf(block: Text): Text {
  const gap = fc.constantFrom('\n\n', '\n\n', '\n', '\r\n\r\n', '\r');
  return fc
    .tuple(fc.constantFrom('', '\uFEFF'), frontmatter, fc.array(block, { maxLength: 6 }), gap)
    .map(([mark, head, blocks, between]) => {
      return mark + head + blocks.join(between) + between;
    });
}

/** Pages as nobody would write them: everything that Markdown and MDX know, nested; some of it broken off and mixed with any characters. */
export const randomPage: Text = fc.oneof(pageOf(blockOf(true)), pageOf(blockOf(false)));

/** The same as Markdown alone, without frontmatter. */
export const randomMarkdown: Text = fc.array(blockOf(true), { maxLength: 6 }).map((blocks) => blocks.join('\n\n'));
