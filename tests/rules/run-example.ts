import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkScope } from '../../src/check/run.ts';
import { type Config, configFileName, defaultConfig, readConfig } from '../../src/content-graph/config.ts';
import { toSlashes } from '../../src/content-graph/files.ts';
import { ownConfig } from '../../src/content-graph/own-config.ts';
import { rangeOf } from '../../src/report/json.ts';
import type { Finding } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/preset.ts';
import type { Example } from './rule-page.ts';

/** Writes the files of an example into a folder, runs one rule over them and gives its messages as rule pages write them. */
export async function runExample(example: Example, id: string, folder: string): Promise<string[]> {
  const findings = await findInExample(example, id, folder);
  const root = toSlashes(realpathSync(folder));
  return findings.map((finding) => toLine(finding, root));
}

/** Writes the files of an example into a folder and runs one rule over them. */
export async function findInExample(example: Example, id: string, folder: string): Promise<Finding[]> {
  for (const [path, text] of example.files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const root = toSlashes(realpathSync(folder));
  const config = await settingsOf(example, root);
  const only = Object.fromEntries(Object.keys(rules).map((other) => [other, other === id ? 'error' : 'off'] as const));
  const { findings } = await checkScope({ roots: [root], only: [], config: { ...config, rules: only } });
  return findings;
}

function settingsOf(example: Example, root: string): Promise<Config> | Config {
  if (example.files.has(configFileName)) return readConfig(join(root, configFileName));
  return example.isTyped ? ownConfig() : defaultConfig;
}

/** `path:line:column-line:column message`, and the products where others are fine. */
function toLine(finding: Finding, root: string): string {
  const { start, end } = rangeOf(finding);
  const isPartly = (finding.fine?.length ?? 0) > 0;
  const products = isPartly ? ` (in ${finding.products?.join(', ')})` : '';
  return `${finding.file?.slice(root.length + 1)}:${start.line}:${start.column}-${end.line}:${end.column} ${finding.reason}${products}`;
}
