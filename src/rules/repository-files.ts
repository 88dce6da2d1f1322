/** Files that code hosts and package registries show by their names, and that every repository words alike. */
export function isRepositoryFile(path: string): boolean {
  return (
    /(?:^|\/)(?:change-?log|changes|history|releases?|security|code[-_]of[-_]conduct|contributing|contributors|support|governance|maintainers|codeowners|licen[cs]e|notice|authors|copying|agents|claude)[^/]*\.mdx?$/i.test(
      path,
    ) || /(?:^|\/)\.(?:github|gitlab|changeset|cursor|claude)\//i.test(path)
  );
}

/** Forms that somebody else fills in: what is empty there is empty on purpose. */
export function isForm(path: string): boolean {
  return /(?:^|\/)(?:issue|pull_request|merge_request)_templates?(?:\/|[^/]*\.mdx?$)/i.test(path);
}

/** Terms of use, laid out as lawyers do. */
export function isLegalText(path: string): boolean {
  return /(?:^|\/)(?:licen[cs]e|notice|copying|third[-_]party)[^/]*$/i.test(path);
}
