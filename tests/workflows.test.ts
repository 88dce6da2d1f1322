import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { products } from '../src/products/index.ts';

interface Step {
  uses?: string;
  run?: string;
}

interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<string, { 'timeout-minutes'?: number; steps: Step[] }>;
}

const folder = '.github/workflows';
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }; // npm holds its form

describe.each(readdirSync(folder))('%s', (name) => {
  const workflow = load(readFileSync(`${folder}/${name}`, 'utf8')) as Workflow; // its own form is what is tested
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('says what it may do, and ends by itself', () => {
    expect(workflow.permissions).toBeDefined();
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test('names the exact commit of every action, and the version for people: a tag can be moved', () => {
    const lines = readFileSync(`${folder}/${name}`, 'utf8').match(/^.*\buses:.*$/gm) ?? [];
    expect(lines.filter((line) => !/uses: (?:\.\/\S+|\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(line))).toEqual([]);
    expect(lines.length).toBe(steps.filter(({ uses }) => uses !== undefined).length);
  });

  test('runs commands that are there', () => {
    for (const { run = '' } of steps) {
      for (const [, script = ''] of run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(script);
      for (const [file] of run.matchAll(/^\.ci\/\w+/gm)) expect(existsSync(file)).toBe(true);
    }
  });

  test('puts no input into a script as text', () => {
    for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{\s*(?:inputs|github\.(?:event|head_ref))/);
  });
});

test('every product is published', () => {
  const text = readFileSync(`${folder}/publish.yml`, 'utf8');
  for (const id of Object.keys(products)) {
    expect(text).toContain(`npm run lay-out -- ${id} out/${id}\n`);
    expect(text).toContain(`pages deploy out/${id} `);
  }
});
