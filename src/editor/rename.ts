import type { Range, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { LiveCheck } from '../check/live.ts';
import type { Anchor, PageFacts } from '../content-graph/facts.ts';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { headingParts } from '../edit/heading-edit.ts';
import { planMove } from '../edit/move.ts';
import { newFindings, overlayOf, type Plan, type ReadText } from '../edit/plan.ts';
import { planRename } from '../edit/rename.ts';
import { isIn, toDocument, toTextEdits, toUri } from './position.ts';
import { spotAt } from './spot.ts';
import type { OpenPage } from './workspace.ts';

interface Subject {
  page: PageFacts;
  id: string;
  /** What is selected, in the open page. */
  offset: number;
  endOffset: number;
}

/** What a rename at an offset would rename, and the words that an editor asks the writer to change. */
export function prepareRename(open: OpenPage, offset: number): { range: Range; placeholder: string } | undefined {
  const subject = subjectAt(open, offset);
  if (!subject) return undefined;
  const document = toDocument(open.file, open.text);
  const range = { start: document.positionAt(subject.offset), end: document.positionAt(subject.endOffset) };
  return { range, placeholder: open.text.slice(subject.offset, subject.endOffset) };
}

/** Every edit of a rename; throws an own failure where the check would tell more than today. */
export function rename(open: OpenPage, offset: number, { name, read }: { name: string; read: ReadText }): WorkspaceEdit {
  const subject = subjectAt(open, offset);
  if (!subject) throw new OwnFailure('Cannot rename here: expected a heading, the id of a cause, or a link to one');
  const plan = planRename({ live: open.live, page: subject.page, id: subject.id, name, read });
  refuseFindings(open.live, plan, read);
  return toWorkspaceEdit(plan, read);
}

function subjectAt(open: OpenPage, offset: number): Subject | undefined {
  const spot = spotAt(open, offset);
  if (spot.kind === 'anchor' && open.page) return anchorSubject(spot.anchor, open.page, { text: open.text, offset });
  if (spot.kind !== 'use' || spot.use.found.kind !== 'page' || spot.use.found.fragment === '') return undefined;
  const { found, reference } = spot.use;
  const hash = open.text.indexOf('#', reference.place.offset);
  return hash < 0 || hash > reference.place.endOffset
    ? undefined
    : { page: found.page, id: found.fragment, offset: hash + 1, endOffset: hash + 1 + found.fragment.length };
}

/** In a heading its words, or its own id where the cursor stands on that. */
function anchorSubject(anchor: Anchor, page: PageFacts, { text, offset }: { text: string; offset: number }): Subject | undefined {
  if (anchor.kind === 'footnote') return undefined;
  const parts = headingParts(anchor, text);
  const chosen = parts?.id && isIn(offset, parts.id) ? parts.id : (parts?.words ?? anchor.place);
  return { page, id: anchor.id, offset: chosen.offset, endOffset: chosen.endOffset };
}

/** What has to change with files or folders that an editor is about to rename. */
export function renameFiles(live: LiveCheck, files: readonly { from: string; to: string }[], read: ReadText): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const { from, to } of files) {
    const plan = planMove({ graph: live.graph, from, to, read });
    refuseFindings(live, plan, read);
    Object.assign(changes, toWorkspaceEdit(plan, read).changes);
  }
  return { changes };
}

function refuseFindings(live: LiveCheck, plan: Plan, read: ReadText): void {
  const [first, ...rest] = newFindings(live, plan, overlayOf(plan, read, live.texts));
  if (!first) return;
  const more = rest.length > 0 ? `, and ${rest.length} more` : '';
  throw new OwnFailure(`Cannot rename: the check would tell ${first.reason} in ${first.file}${more}`);
}

function toWorkspaceEdit(plan: Plan, read: ReadText): WorkspaceEdit & { documentChanges?: TextDocumentEdit[] } {
  return { changes: Object.fromEntries([...plan.edits].map(([file, edits]) => [toUri(file), toTextEdits(file, read(file), edits)])) };
}
