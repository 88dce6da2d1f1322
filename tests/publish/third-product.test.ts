import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preview, type Preview } from '../../src/publish/preview.ts';
import { copyProject } from './project-copy.ts';
import { type Outcome, runScript } from './run-script.ts';

const { root, remove } = copyProject();
let built: Outcome;
let served: Preview | undefined;

const product = {
  name: 'Quarry',
  nameInText: 'Quarry',
  supportEmail: 'help@quarry.example',
  site: 'https://help.quarry.example',
  hue: 330,
  chroma: 0.15,
  terms: { course: 'module', courses: 'modules', aCourse: 'a module' },
  brandWords: ['Quarry', 'quarry.example'],
};

/** What a newcomer does: one file, one row, and one page that lists the product. */
beforeAll(async () => {
  const text = JSON.stringify(product);
  writeFileSync(
    join(root, 'src/products/quarry.ts'),
    `import type { Product } from './product.ts';\nexport const quarry = ${text} satisfies Product;\n`,
  );
  const table = join(root, 'src/products/index.ts');
  const source = readFileSync(table, 'utf8');
  writeFileSync(table, `import { quarry } from './quarry.ts';\n${source.replace('nuvolos, datahub', 'nuvolos, datahub, quarry')}`);
  writeFileSync(
    join(root, 'content/troubleshooting/cannot-dig.mdx'),
    `---\ntitle: I can't dig\nsummary: Why the shovel does not reach the ground, and what to do about each of the causes.\nkind: troubleshooting\nabout: Shovel\nproducts:\n  quarry: { reviewed: 2026-11-20 }\n---\n\n<Cause id="no-shovel" kind="permission" title="You have no shovel">\n\n1. Ask for a shovel.\n2. Write to {product.supportEmail} if there is none.\n\n</Cause>\n`,
  );
  built = await runScript(root, 'scripts/build.ts');
  if (built.code !== 0) throw new Error(`The build ended with ${built.code}\n${built.stdout}\n${built.stderr}`);
  served = await preview([{ id: 'quarry', product, base: '/', folder: join(root, 'dist/quarry') }], { port: 4600 });
});

afterAll(async () => {
  await served?.close();
  remove();
});

test('a third product is one file, one row and one page that lists it', () => {
  expect(built).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(join(root, 'dist')).sort()).toEqual(['datahub', 'nuvolos', 'quarry']);
});

test('a site without a path is served at the root of its address', async () => {
  const { origin } = new URL(addressOfPreview());
  expect(addressOfPreview()).toBe(`${origin}/`);
  const home = await (await fetch(addressOfPreview())).text();
  expect(home).toContain('<b>Quarry</b> <span>Help</span>');
  const page = await (await fetch(`${origin}/troubleshooting/cannot-dig/`)).text();
  expect(page).toContain('You have no shovel');
  expect(page).toContain(':root{--h:330;--c:0.15}');
  expect(page).toContain('help@quarry.example');
});

test('its switch offers both other products', async () => {
  const home = await (await fetch(addressOfPreview())).text();
  const header = /<nav class="others"[\s\S]*?<\/nav>/.exec(home)?.[0] ?? '';
  const links = [...header.matchAll(/<a class="other" href="([^"]+)"/g)].map(([, href]) => href);
  expect(links).toEqual(['https://help.nuvolos.cloud/nuvolos/', 'https://help.alphacruncher.com/datahub/']);
});

function addressOfPreview(): string {
  return served?.address ?? '';
}
