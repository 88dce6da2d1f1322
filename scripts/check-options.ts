import { parseArgs } from 'node:util';
import { cacheFolder } from '../src/check/cache-folder.ts';
import type { Shard } from '../src/check/parts.ts';
import type { CheckOptions } from '../src/check/run.ts';
import { OwnFailure } from '../src/content-graph/own-failure.ts';
import { defaultPath, isHome } from '../src/content-graph/own-folder.ts';
import { type Output, parseOutputs } from './show-report.ts';

export const usage = `Usage: ${isHome ? 'npm run check --' : 'npx unstuck'} [path…] [options]

Checks Markdown and MDX pages: links, anchors, images, addresses, brands. Without a path: ${isHome ? 'our own content' : 'this folder'}.

  --reporter NAME[=FILE] text, json, github, markdown, sarif, junit or gitlab, on the screen (also as =-) or in a file; may be repeated
  --product ID           only what this product's readers meet
  --config FILE          settings; else the nearest unstuck.config.json
  --since REF            only changes since REF, a branch or commit, and what links to them
  --staged               only what is staged, as it is staged: for a pre-commit hook
  --watch                check again after every save, only what it touches, and tell what is new and what is gone
  --fix                  mend what can be mended for certain, then check; with --dry-run show it as a diff and write nothing
  --shard 2/8 --out DIR  do the work of one machine of eight, and leave it in a folder
  --merge DIR            judge the whole from what all shards have left
  --baseline FILE        leave out the findings of the day this file was made; it is made where it is missing
  --update-baseline      take findings that are gone out of the baseline
  --no-cache             read every page anew
  --rules                list the rules: severity in each preset, and whether --fix mends their findings
  --explain RULE         what a rule asks for, why, and how to mend its findings
  --help                 this text

Exit code 0: clean or warnings only, 1: errors, 2: the check itself could not run.
`;

export interface CheckArguments {
  options: CheckOptions;
  outputs: readonly Output[];
  isHelp: boolean;
  /** What is asked about the rules instead of a check. */
  question?: { list: true } | { explain: string };
  /** Whether pages are mended, and whether that is only shown. */
  fix: 'no' | 'write' | 'show';
  isWatch: boolean;
  /** The share of the work that is done here, and the folder it is left in. */
  shard?: Shard & { out: string };
}

/** Reads the arguments of the check; throws what a person can mend. */
export function parseCheckArguments(args: readonly string[]): CheckArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      reporter: { type: 'string', multiple: true, default: ['text'] },
      product: { type: 'string' },
      config: { type: 'string' },
      fix: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      baseline: { type: 'string' },
      'update-baseline': { type: 'boolean', default: false },
      'no-cache': { type: 'boolean', default: false },
      since: { type: 'string' },
      staged: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      shard: { type: 'string' },
      out: { type: 'string' },
      merge: { type: 'string' },
      rules: { type: 'boolean', default: false },
      explain: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  refuseClashes(values);
  const { baseline } = values;
  return {
    options: {
      paths: positionals.length > 0 ? positionals : [defaultPath],
      configFile: values.config,
      product: values.product,
      ...(!values['no-cache'] && { cacheFolder }),
      ...(values.merge !== undefined && { parts: values.merge }),
      ...(values.since !== undefined && { changes: { since: values.since } }),
      ...(values.staged && { changes: { staged: true as const } }),
      ...(baseline !== undefined && { baseline: { file: baseline, update: values['update-baseline'] } }),
    },
    outputs: parseOutputs(values.reporter),
    isHelp: values.help,
    isWatch: values.watch,
    ...(values.shard !== undefined && { shard: { ...parseShard(values.shard), out: values.out ?? '' } }),
    ...(values.rules && { question: { list: true as const } }),
    ...(values.explain !== undefined && { question: { explain: values.explain } }),
    fix: values.fix ? (values['dry-run'] ? 'show' : 'write') : 'no',
  };
}

interface Values {
  reporter: string[];
  fix: boolean;
  'dry-run': boolean;
  staged: boolean;
  watch: boolean;
  'update-baseline': boolean;
  baseline?: string;
  since?: string;
  shard?: string;
  out?: string;
  merge?: string;
}

/** Throws an own failure for options that do not go together. */
function refuseClashes(values: Values): void {
  const { fix, staged, watch, baseline, since, shard, out, merge } = values;
  const given = Object.entries({ fix, staged, watch, baseline, since, shard, merge }).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  const others = (name: string): string[] => given.flatMap(([other]) => (other === name ? [] : [`--${other}`]));
  const clash = (name: string): boolean => given.some(([other]) => other === name) && others(name).length > 0;
  if (values['dry-run'] && !fix) throw new OwnFailure('Cannot use --dry-run alone: it shows what --fix would write');
  if (values['update-baseline'] && baseline === undefined) throw new OwnFailure('Cannot use --update-baseline without --baseline FILE');
  if (staged && since !== undefined) throw new OwnFailure('Cannot use --since and --staged together: one of them says what has changed');
  if (staged && fix) throw new OwnFailure('Cannot use --fix with --staged: what is staged is not what would be mended');
  for (const name of ['watch', 'shard']) if (clash(name)) throw new OwnFailure(`Cannot use --${name} with ${others(name).join(' and ')}`);
  if (watch && values.reporter.join() !== 'text') throw new OwnFailure('Cannot use --watch with another reporter than text');
  if ((shard === undefined) !== (out === undefined))
    throw new OwnFailure('Cannot use --shard without --out DIR, nor --out without --shard 2/8');
  if (merge !== undefined && fix) throw new OwnFailure('Cannot use --fix with --merge: mend on one machine');
}

function parseShard(text: string): Shard {
  const [, number = '0', of = '0'] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number < 1 || shard.number > shard.of) throw new OwnFailure(`Cannot do the shard ${text}: expected two numbers such as 2/8`);
  return shard;
}
