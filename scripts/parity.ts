import { parseArgs } from 'node:util';
import { readParity } from '../src/check/parity.ts';
import { toParityTable } from '../src/check/parity-table.ts';
import { ownConfig } from '../src/content-graph/own-config.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { contentFolder } from '../src/content-graph/own-folder.ts';
import { readTables } from '../src/content-graph/tables.ts';

const usage = `Usage: npm run parity -- [--json]

Shows how the editions of our pages differ between the products: pages and causes that only one product has,
causes without Check, what may be the same facts in other words, and the share of common text. It informs; nothing fails.

  --json   one JSON object on stdout (npm run --silent parity -- --json)
  --help   this text
`;

try {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean' } } });
  process.stdout.write(values.help ? usage : show(values.json === true));
} catch (cause) {
  process.stderr.write(`${explain(cause)}\n`);
  process.exitCode = 2;
}

function explain(cause: unknown): string {
  if (cause instanceof OwnFailure) return cause.message;
  if (cause instanceof TypeError && 'code' in cause) return `Cannot read the arguments: ${cause.message}\n\n${usage}`;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

function show(isJson: boolean): string {
  const roles = Object.values(readTables(contentFolder).roles).map(({ name }) => name);
  const report = readParity(contentFolder, ownConfig(), roles);
  return isJson ? `${JSON.stringify({ version: 1, ...report }, null, 2)}\n` : toParityTable(report);
}
