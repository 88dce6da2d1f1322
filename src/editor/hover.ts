import type { Hover } from 'vscode-languageserver';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Graph } from '../content-graph/graph.ts';
import type { Use } from '../edit/uses.ts';
import type { Finding } from '../rules/define-rule.ts';
import { productsOf } from './complete-target.ts';
import { cursorAt } from './cursor.ts';
import { isIn, toDocument } from './position.ts';
import { fieldsOf, findSchema, schemaOfComponent, schemaOfPage } from './schema.ts';
import { spotAt } from './spot.ts';
import type { OpenPage } from './workspace.ts';

/** What a link leads to for each product, what a field or a component means, and why a rule told what stands here. */
export function hover(open: OpenPage, offset: number): Hover | undefined {
  const spot = spotAt(open, offset);
  const about =
    spot.kind === 'use'
      ? aboutUse(spot.use, open)
      : spot.kind === 'include'
        ? aboutInclude(spot.cause, open.graph)
        : aboutWord(open, offset);
  const rules = open.live.quickFindings().filter((finding) => finding.file === open.file && isAt(finding, offset));
  const parts = [about, ...rules.map(aboutRule)].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return undefined;
  return { contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') } };
}

function aboutUse({ found, products }: Use, { graph, page }: OpenPage): string | undefined {
  if (found.kind === 'file') return `\`${found.file.slice((page?.root.length ?? 0) + 1)}\``;
  if (found.kind !== 'page') return undefined;
  const { page: target, fragment } = found;
  const keys = products.length > 0 ? products : [undefined];
  const lines = keys.map((key) => {
    const edition = graph.editionOf(target, key);
    const anchor = edition?.anchors.find(({ id }) => id === fragment);
    const words = edition
      ? [edition.title || target.path, fragment && (anchor ? anchor.text || `#${fragment}` : `no #${fragment}`)].filter(Boolean).join(' › ')
      : 'no such page';
    return key === undefined ? words : `- ${key}: ${words}`;
  });
  return `\`${target.path}${fragment && `#${fragment}`}\`\n\n${lines.join('\n')}`;
}

function aboutInclude(cause: string, graph: Graph): string | undefined {
  const shared = graph.pages.find(({ path }) => path === `shared/${cause}.mdx`);
  if (!shared) return undefined;
  const users = graph.pages.filter((page) => page !== shared && page.editions.some(({ includes }) => includes.includes(shared.path)));
  return `**${String(shared.frontmatter['title'] ?? cause)}**: \`${shared.path}\`, for ${productsOf(shared).join(', ')}, included by ${users.length} ${users.length === 1 ? 'page' : 'pages'}`;
}

/** The word is read to its end, so that the field or attribute is known whole. */
function aboutWord({ text, graph }: OpenPage, offset: number): string | undefined {
  if (!graph.config.typed) return undefined;
  const end = offset + (/^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const cursor = cursorAt(text, end);
  if (cursor?.kind === 'component') return schemaOfComponent(cursor.written)?.description;
  if (cursor?.kind === 'attribute') {
    const schema = schemaOfComponent(cursor.component);
    return schema && fieldsOf(schema).find(({ name }) => name === cursor.written)?.description;
  }
  if (cursor?.kind !== 'field') return undefined;
  return findSchema(schemaOfPage(/^kind:[ \t]*([\w-]+)/m.exec(text)?.[1]), [...cursor.path, cursor.written])?.description;
}

function isAt({ place }: Finding, offset: number): boolean {
  if (!place || !('start' in place) || place.start.offset === undefined || place.end.offset === undefined) return false;
  return isIn(offset, { offset: place.start.offset, endOffset: place.end.offset });
}

/** The opening of the rule's page: what must hold, why, how to mend it. */
function aboutRule({ url, ruleId }: Finding): string | undefined {
  if (!url?.startsWith('file:')) return undefined;
  const source = readFileSync(fileURLToPath(url), 'utf8');
  const [opening = ''] = source.replace(/^# .*\n+/, '').split(/^## /m, 1);
  return `**${ruleId}** ([rule](${url}))\n\n${opening.trim()}`;
}

export function offsetAt({ file, text }: OpenPage, position: { line: number; character: number }): number {
  return toDocument(file, text).offsetAt(position);
}
