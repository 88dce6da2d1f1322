import { existsSync, readFileSync } from 'node:fs';
import type { Code, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { markdownToMdast } from 'satteri';

/** One example of a rule's page: files, and what the rule says of them. */
export interface Example {
  /** The words of its heading. */
  name: string;
  isReported: boolean;
  /** The files are pages of our content model, with our own products. */
  isTyped: boolean;
  /** Texts by their paths; an `unstuck.config.json` among them holds the settings. */
  files: Map<string, string>;
  /** The messages that the page promises, one on each line. */
  messages: string[];
}

/** What a rule's page says, for people and for tests. */
export interface RulePage {
  title: string;
  /** Words of the paragraphs between the title and the first section. */
  opening: string[];
  examples: Example[];
}

/**
 * Reads a rule's page: `## Accepted` and `## Reported`, below them `### name` for each example, fences with a path
 * (`mdx guides/start.mdx`, the first with `typed` behind it for our own content model), and under Reported a last fence `text`.
 */
export function readRulePage(id: string): RulePage {
  const file = new URL(`../../src/rules/${id}.md`, import.meta.url);
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const page: RulePage = { title: '', opening: [], examples: [] };
  let section = '';
  for (const node of (markdownToMdast(source) as Root).children) {
    // Sätteri declares any node, it is always a root
    const words = toString(node);
    if (node.type === 'heading' && node.depth === 1) page.title = words;
    else if (node.type === 'heading' && node.depth === 2) section = words;
    else if (node.type === 'heading' && node.depth === 3) page.examples.push(emptyExample(words, section));
    else if (node.type === 'paragraph' && section === '') page.opening.push(words);
    else if (node.type === 'code') addFence(page, node, id);
  }
  return page;
}

function emptyExample(name: string, section: string): Example {
  return { name, isReported: section === 'Reported', isTyped: false, files: new Map(), messages: [] };
}

function addFence(page: RulePage, { lang, meta, value }: Code, id: string): void {
  const example = page.examples.at(-1);
  if (!example) throw new Error(`${id}.md: a fence stands before the first example`);
  if (lang === 'text' && !meta) {
    example.messages = value.split('\n');
    return;
  }
  const [, path, settings] = /^(.+?)( typed)?$/.exec(meta ?? '') ?? [];
  if (path === undefined) throw new Error(`${id}.md, ${example.name}: a fence without the path of its file`);
  if (settings !== undefined) example.isTyped = true;
  example.files.set(path, value === '' ? '' : `${value}\n`);
}
