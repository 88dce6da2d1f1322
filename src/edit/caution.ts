import type { Finding } from '../rules/define-rule.ts';

/** How many fixes are tried at once: all, until some turn out bad; then fewer in those files, down to the one that is. */
export class Caution {
  readonly #refused = new Set<string>();
  /** How many fixes of a file are tried at once; all where nothing is said. */
  readonly #sizes = new Map<string, number>();
  /** How many files are tried at once. */
  #files = Number.POSITIVE_INFINITY;

  /** The next fixes to try. */
  choose(findings: readonly Finding[]): Finding[] {
    const byFile = Map.groupBy(
      findings.filter((finding) => !this.refuses(finding)),
      ({ file = '' }) => file,
    );
    return [...byFile].slice(0, this.#files).flatMap(([file, own]) => own.slice(0, this.#sizes.get(file)));
  }

  refuse(finding: Finding): void {
    this.#refused.add(identifyFix(finding));
  }

  refuses(finding: Finding): boolean {
    return this.#refused.has(identifyFix(finding));
  }

  /** What was tried is good: more may be tried. */
  trust(tried: readonly Finding[]): void {
    for (const [file, size] of this.#sizes) if (tried.some((finding) => finding.file === file)) this.#sizes.set(file, size * 2);
    this.#files *= 2;
  }

  /** Some of what was tried made files worse; where those were not edited themselves, any of the edited files may have done it. */
  doubt(tried: readonly Finding[], worse: ReadonlySet<string>): void {
    const byFile = Map.groupBy(tried, ({ file = '' }) => file);
    const own = [...byFile].filter(([file]) => worse.has(file));
    if (own.length === 0 && byFile.size > 1) this.#files = Math.ceil(byFile.size / 2);
    for (const [file, fixes] of own.length === 0 && byFile.size === 1 ? byFile : own) {
      if (fixes.length > 1) this.#sizes.set(file, Math.ceil(fixes.length / 2));
      else for (const finding of fixes) this.refuse(finding);
    }
  }
}

/** One of several findings that say the same is told by the size of its edits: where it stands changes. */
function identifyFix(finding: Finding): string {
  return [identify(finding), ...(finding.fix ?? []).map(({ offset, endOffset, text }) => `${endOffset - offset} ${text}`)].join('\n');
}

/** What a finding says, wherever it has moved: the numbers of lines change with every edit. */
export function identify({ file, ruleId, reason }: Finding): string {
  return `${file}\n${ruleId}\n${reason.replace(/\bline \d+/g, 'line')}`;
}
