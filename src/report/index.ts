import type { VFileMessage } from 'vfile-message';
import { toGitHub } from './github.ts';
import { toGitLab } from './gitlab.ts';
import { toJson } from './json.ts';
import { toJUnit } from './junit.ts';
import { toMarkdown } from './markdown.ts';
import { toSarif } from './sarif.ts';
import { toText } from './text.ts';

/** What a reporter is given; it returns the whole text and touches nothing. */
export interface Report {
  /** Sorted; `file` is an absolute path. */
  findings: readonly VFileMessage[];
  /** Number of pages that were judged. */
  pages: number;
  /** Milliseconds the run took. */
  ms: number;
  /** Folder that paths are told from, absolute, with `/`. */
  workingFolder: string;
  /** Folder that a code host counts paths from; the working folder where it is missing. */
  repositoryFolder?: string;
  /** The text of a file, for code frames; `undefined` where it cannot be read. */
  read(file: string): string | undefined;
  hasColor: boolean;
  /** Columns of the terminal that shows the text; missing where it is none. */
  columns?: number | undefined;
}

export type Reporter = (report: Report) => string;

/** Every way findings are shown. */
export const reporters = {
  text: toText,
  json: toJson,
  github: toGitHub,
  markdown: toMarkdown,
  sarif: toSarif,
  junit: toJUnit,
  gitlab: toGitLab,
} satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof reporters;

export function isReporter(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}
