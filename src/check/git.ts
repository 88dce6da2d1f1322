import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { toSlashes } from '../content-graph/files.ts';
import { joinPath } from '../content-graph/link.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';

/** What git says in one repository. */
export interface Git {
  /** The top folder of the working tree, absolute with `/`. */
  top: string;
  /** What a command prints; an own failure where it fails: an answer that is missing must not pass for one that says nothing. */
  ask(...args: string[]): string;
  /** The same, but nothing where it fails: for a question that may be answered by no. */
  askWhether(...args: string[]): string | undefined;
  /** The contents of blobs by their ids, asked for in one go. */
  blobs(ids: readonly string[]): string[];
}

/** Git in a folder; an own failure where the folder is in no repository, or git will not read it. */
export function openGit(folder: string): Git {
  const run = createRun(folder);
  const askWhether: Git['askWhether'] = (...args) => {
    const { status, stdout } = run(args);
    return status === 0 ? stdout.toString() : undefined;
  };
  const ask: Git['ask'] = (...args) => {
    const { status, stdout, stderr } = run(args);
    if (status !== 0) throw new OwnFailure(`Cannot ask git what has changed: ${reasonOf(stderr, folder)}`);
    return stdout.toString();
  };
  const prefix = ask('rev-parse', '--show-prefix').trimEnd();
  // Counted from the folder as it was named, which a symbolic link may have led to.
  const top = joinPath(folder, '../'.repeat(prefix.split('/').length - 1)).replace(/\/$/, '');
  return { top, ask, askWhether, blobs: (ids) => parseBatch(run(['cat-file', '--batch'], ids.join('\n')).stdout) };
}

interface Ran {
  status: number | null;
  stdout: Buffer;
  stderr: Buffer;
}

function createRun(folder: string): (args: readonly string[], input?: string) => Ran {
  const environment = { ...absolute(process.env), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
  return (args, input = '') => {
    const options = { cwd: folder, env: environment, input, maxBuffer: 2 ** 30 };
    // Settings of a repository may name programs to run; none is run here.
    const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], options);
    if (error) {
      const reason = 'code' in error && error.code === 'ENOENT' ? 'there is no git on this machine' : error.message;
      throw new OwnFailure(`Cannot ask git what has changed: ${reason}`, { cause: error });
    }
    return { status, stdout, stderr };
  };
}

/** In a hook git names its folder and its index as seen from the top of the repository, where the hook runs. */
function absolute(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR: folder, GIT_INDEX_FILE: index, GIT_WORK_TREE: tree } = environment;
  return {
    ...environment,
    ...(index && { GIT_INDEX_FILE: resolve(index) }),
    ...(folder && { GIT_DIR: resolve(folder), GIT_WORK_TREE: resolve(tree ?? '.') }),
  };
}

/** Git's own words where it has some: it knows best why it will not read a repository, such as one that belongs to somebody else. */
function reasonOf(stderr: Buffer, folder: string): string {
  const lines = stderr.toString().split('\n');
  const said = lines.find((line) => /^(?:fatal|error): /.test(line))?.replace(/^\w+: /, '') ?? lines[0] ?? '';
  if (said.startsWith('not a git repository')) return `${folder} is in no repository`;
  const remedy = lines.map((line) => line.trim()).find((line) => line.startsWith('git config '));
  return toSlashes(said) + (remedy === undefined ? '' : `; if you trust it, run: ${remedy}`);
}

/** `<id> blob <bytes>`, the content and an end of line for each, in the order that was asked. */
function parseBatch(answer: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < answer.length;) {
    const start = answer.indexOf('\n', at) + 1;
    const size = Number(answer.toString('latin1', at, start).split(' ')[2]);
    texts.push(answer.toString('utf8', start, start + size));
    at = start + size + 1;
  }
  return texts;
}
