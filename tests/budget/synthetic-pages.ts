import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const perSection = 20;

/** Replaces the content of a project by so many pages of problems, twenty in each section, each with three causes and three links. */
export function writeSyntheticPages(root: string, product: string, count: number): void {
  const content = join(root, 'content');
  for (const folder of ['troubleshooting', 'guides', 'reference', 'shared'])
    rmSync(join(content, folder), { recursive: true, force: true });
  writeFileSync(join(content, '_data/redirects.json'), '{}\n');
  const products = `products:\n  ${product}: { reviewed: 2026-11-20 }\n`;
  for (let section = 0; section * perSection < count; section += 1) {
    const folder = join(content, `troubleshooting/area-${section}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'index.mdx'),
      `---\ntitle: Area ${section}\nsummary: Problems of the area with the number ${section}, for measuring.\nkind: section\n${products}---\n`,
    );
    for (let index = section * perSection; index < Math.min(count, (section + 1) * perSection); index += 1) {
      writeFileSync(join(folder, `page-${index}.mdx`), toPage(index, section * perSection, products));
    }
  }
}

function toPage(index: number, first: number, products: string): string {
  const front = `---\ntitle: I can't do thing ${index}\nsummary: Why thing ${index} cannot be done, and what to do about each of its causes.\nkind: troubleshooting\nabout: Thing\n${products}---\n`;
  const causes = [1, 2, 3].map(
    (cause) => `<Cause id="cause-${cause}" kind="permission" title="Reason ${cause} of thing ${index}">

<Check>Open the thing and look for **Manage thing ${index}**.</Check>

1. Open the [list of things](page-${first + ((index + cause) % perSection)}.mdx) and choose the one with the number ${index}.
2. Press **Change** and wait until the words *Thing ${index} was changed* appear.
3. Reload the page.

</Cause>`,
  );
  return `${front}\n${causes.join('\n\n')}\n`;
}
