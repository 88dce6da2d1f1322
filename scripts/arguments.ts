import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OwnFailure } from '../src/content-graph/own-failure.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads the arguments of a command. `npm run move a b --dry-run`, without `--`, keeps options to itself and passes them on as
 * `npm_config_…`: a dry run must not be taken for a real one, so these count too.
 */
export function readArguments<const Known extends Options>(options: Known) {
  const parsed = parseArgs({ options, allowPositionals: true, strict: true });
  const { values, positionals } = parsed;
  const given: Record<string, unknown> = values;
  const swallowed = Object.keys(options).filter((name) => given[name] === undefined && process.env[toVariable(name)] === 'true');
  const texts = swallowed.filter((name) => options[name]?.type === 'string');
  if (texts.length > 1) throw new OwnFailure(`Cannot tell the values of --${texts.join(' and --')} apart: write -- before the arguments`);
  for (const name of swallowed)
    given[name] = options[name]?.type === 'boolean' ? true : options[name]?.multiple ? [positionals.pop() ?? ''] : positionals.pop();
  return parsed;
}

function toVariable(name: string): string {
  return `npm_config_${name.replaceAll('-', '_')}`;
}
