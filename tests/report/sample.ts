import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check } from '../../src/check/run.ts';
import type { Report } from '../../src/report/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const folder = `${root}/tests/fixtures/two-products-with-faults`;

/** The report of a real run; the time and the place of the checkout, which differ everywhere, are set. */
export async function sampleReport(): Promise<Report> {
  const { findings, pages } = await check({ paths: [folder] });
  for (const finding of findings) finding.url = finding.url?.replace(`file://${root}`, 'file:///unstuck');
  return { findings, pages, ms: 1234, workingFolder: folder, repositoryFolder: root, read, hasColor: false };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
