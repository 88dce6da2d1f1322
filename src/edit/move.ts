import { basename } from 'node:path';
import { elementsOf } from '../content-graph/elements.ts';
import type { Graph } from '../content-graph/graph.ts';
import { folderOf, joinPath, parseTarget, relativePath } from '../content-graph/link.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { type Page, parsePage } from '../content-graph/parse.ts';
import { publishedAddress } from '../content-graph/published.ts';
import { encodeTarget } from '../rules/retarget.ts';
import { editList } from '../rules/edit-frontmatter.ts';
import { refusePlaces, toTarget } from './move-target.ts';
import { addEdit, emptyPlan, type Plan, type ReadText } from './plan.ts';
import { editRedirects } from './redirects-edit.ts';
import { fileUsed, targetRange, type Use, usesIn } from './uses.ts';

export interface MoveOptions {
  graph: Graph;
  /** Absolute path of a file or folder, with `/`. */
  from: string;
  to: string;
  read: ReadText;
}

/** What has to change so that a file or folder stands elsewhere: every link to it and from it, and its old address. */
export function planMove({ graph, from, to, read }: MoveOptions): Plan {
  const plan = emptyPlan();
  const target = toTarget(graph, from, to);
  for (const file of filesBelow(graph, from)) plan.moves.set(file, target + file.slice(from.length));
  const places: Places = { graph, moves: plan.moves, from, to: target };
  for (const [, file] of plan.moves) {
    if (graph.kindOf(file) !== 'missing') throw new OwnFailure(`Cannot move ${from}: there is something at ${file} already`);
  }
  if (graph.config.typed) refusePlaces(plan.moves, graph);
  for (const use of usesIn(graph)) retargetUse(plan, use, places, read);
  if (graph.config.typed) {
    leaveAddresses(plan, graph, read);
    renameShared(plan, graph, read);
  }
  return plan;
}

function filesBelow(graph: Graph, from: string): string[] {
  const files = graph.roots.flatMap((root) => [...root.files]);
  return [...new Set(files)].filter((file) => file === from || file.startsWith(`${from}/`)).sort();
}

interface Places {
  graph: Graph;
  moves: ReadonlyMap<string, string>;
  from: string;
  to: string;
}

function retargetUse(plan: Plan, use: Use, places: Places, read: ReadText): void {
  const right = newTarget(use, places);
  if (right === undefined || right === use.reference.target) return;
  const range = use.isVarying ? undefined : targetRange(use, read(use.file));
  if (!range) {
    const { line } = use.reference.place;
    throw new OwnFailure(
      `Cannot rewrite the link in ${use.file}, line ${line}: write its path out as it is, \`${right}\` will be right, and move again`,
    );
  }
  addEdit(plan, use.file, { ...range, text: right });
}

/** The target that leads to the same thing after the move; nothing where it does so already. */
function newTarget(use: Use, places: Places): string | undefined {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(use.reference.target) ?? [];
  const old = use.found.kind === 'folder' ? use.found.folder : fileUsed(use);
  if (path === '' || old === undefined || use.found.kind === 'missing') return undefined;
  const fromFile = places.moves.get(use.file) ?? use.file;
  const next = places.moves.get(old) ?? moved(old, places);
  if (next === old && (fromFile === use.file || path.startsWith('/'))) return undefined;
  const written = parseTarget(path).path;
  const right = inForm(written, { old, next, fromFile, use, graph: places.graph });
  return right === written ? undefined : encodeTarget(right) + rest;
}

/** A folder that is moved, or stands in one. */
function moved(path: string, { from, to }: Places): string {
  return path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}

interface Form {
  old: string;
  next: string;
  fromFile: string;
  use: Use;
  graph: Graph;
}

/** A path in the form its writer chose: from the top or relative, with or without the ending, a folder for its index. */
function inForm(written: string, { old, next, fromFile, use, graph }: Form): string {
  const isFromTop = written.startsWith('/');
  const ends = isFromTop ? [''] : [joinPath(folderOf(use.file), written).replace(/\/$/, '')];
  const tops = isFromTop ? graph.topsOf(use.page) : [];
  const asWritten = isFromTop ? tops.map((top) => `${top}${written.replace(/\/$/, '')}`) : ends;
  const cut = ['', /\.[^./]+$/.exec(old)?.[0] ?? '', `/${basename(old)}`].find((end) =>
    asWritten.includes(end === '' ? old : old.slice(0, -end.length)),
  );
  const full = cut === undefined || !next.endsWith(cut) ? next : next.slice(0, next.length - cut.length);
  const top = tops.find((candidate) => full.startsWith(`${candidate}/`) && old.startsWith(`${candidate}/`));
  const slash = written.endsWith('/') && cut !== '' ? '/' : '';
  if (isFromTop && top !== undefined) return full.slice(top.length) + slash;
  const relative = relativePath(fromFile, full) || '.';
  return (written.startsWith('./') && !relative.startsWith('../') ? './' : '') + relative + slash;
}

/** Readers come by the old address for years: the page takes it over. */
function leaveAddresses(plan: Plan, graph: Graph, read: ReadText): void {
  const addresses = new Map<string, string>();
  for (const [from, to] of plan.moves) {
    const facts = graph.pageOf(from);
    if (!facts || facts.path.startsWith('shared/') || facts.faults.length > 0) continue;
    const old = publishedAddress(facts);
    const next = publishedAddress({ path: to.slice(facts.root.length + 1) });
    addresses.set(old, next);
    const page = parsePage(from, facts.path, read(from));
    for (const edit of editList(page, 'redirectFrom', { add: old === '' ? [] : [old], remove: [next] })) addEdit(plan, from, edit);
  }
  editRedirects(plan, graph, (address, anchor) => {
    const next = addresses.get(address);
    return next === undefined ? undefined : next + anchor;
  });
}

const sharedPath = /^shared\/([^/]+)\.mdx$/;

/** A shared cause is included by the name of its file. */
function renameShared(plan: Plan, graph: Graph, read: ReadText): void {
  const names = new Map<string, string>();
  for (const [from, to] of plan.moves) {
    const root = graph.roots.find(({ folder }) => from.startsWith(`${folder}/`))?.folder ?? '';
    const [old, next] = [from, to].map((file) => sharedPath.exec(file.slice(root.length + 1))?.[1]);
    if ((old === undefined) !== (next === undefined))
      throw new OwnFailure(`Cannot move ${from} to ${to}: shared causes stand in \`shared/\`, pages elsewhere`);
    if (old !== undefined && next !== undefined) names.set(old, next);
  }
  if (names.size === 0) return;
  for (const facts of graph.pages) {
    if (facts.faults.length === 0) renameIncludes(plan, parsePage(facts.file, facts.path, read(facts.file)), names);
  }
}

function renameIncludes(plan: Plan, page: Page, names: ReadonlyMap<string, string>): void {
  for (const { name, attributes } of elementsOf(page)) {
    const cause = name === 'Shared' ? attributes.find((attribute) => attribute.name === 'cause') : undefined;
    const next = names.get(cause?.value ?? '');
    if (cause && next !== undefined) addEdit(plan, page.file, { offset: cause.start, endOffset: cause.end, text: next });
  }
}
