import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { products } from '../../src/products/index.ts';
import type { Product } from '../../src/products/product.ts';
import { builtSites, filesOf } from '../browser/sites.ts';

const all: Record<string, Product> = products;

describe.for(builtSites())('what is served for $name', (site) => {
  const pages = filesOf(site, /\.html$/);

  test('holds the address of support, letter by letter, on every page', () => {
    expect(pages.filter(({ text }) => !text.includes(`>${site.mail}</a>`)).map(({ file }) => file)).toEqual([]);
  });

  test('holds nothing of another brand but the ways to it', () => {
    const others = Object.entries(all)
      .filter(([id]) => id !== site.id)
      .flatMap(([, { brandWords, supportEmail }]) => brandWords.concat(supportEmail));
    const leaks = filesOf(site, /\.(?:html|json|md|txt|xml|svg|js)$/).flatMap(({ file, text }) => {
      const own = withoutWaysOut(text);
      return others
        .filter((word) => new RegExp(`(?<![\\w-])${word.replaceAll('.', '\\.')}(?![\\w-])`, 'i').test(own))
        .map((word) => `${file}: ${word}`);
    });
    expect(leaks).toEqual([]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // Ids of the interface hold a colon, which no author's id can; both are valid HTML.
        'valid-id': ['error', { relaxed: true }],
        // Minified pages leave out what the standard lets them.
        'doctype-style': 'off',
        'no-implicit-button-type': 'off',
        // The policy allows exactly these inline parts by their hashes.
        'no-inline-style': 'error',
        'require-sri': 'off',
        'long-title': 'off',
      },
    });
    const reports = await Promise.all(pages.map(async ({ file, text }) => ({ file, report: await validator.validateString(text) })));
    const faults = reports.flatMap(({ file, report }) =>
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`),
      ),
    );
    expect(faults).toEqual([]);
  });
});

/** The switch, its notices and the links in them are the one place where another product is named. */
function withoutWaysOut(html: string): string {
  return html.replace(/<a class="other"[\s\S]*?<\/a>/g, '');
}
