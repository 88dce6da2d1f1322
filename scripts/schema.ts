import { readFileSync, writeFileSync } from 'node:fs';
import { generateSchemas } from '../src/editor/generate-schemas.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run schema

Writes the JSON Schemas that editors read (src/editor/schemas) from the zod schemas and the comments on their fields.
`;

await runCommand(usage, async () => {
  const written = [...generateSchemas()].filter(([name, text]) => {
    const file = new URL(`../src/editor/schemas/${name}`, import.meta.url);
    if (read(file) === text) return false;
    writeFileSync(file, text);
    return true;
  });
  return { text: written.length > 0 ? `Wrote ${written.map(([name]) => name).join(', ')}\n` : 'Every schema is current\n', code: 0 };
});

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
