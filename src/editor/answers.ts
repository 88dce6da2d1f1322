import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { complete } from './complete.ts';
import { hover, offsetAt } from './hover.ts';
import { definition, references } from './navigate.ts';
import { pageOf, toFile } from './position.ts';
import { quickFixes } from './quick-fixes.ts';
import { prepareRename, rename, renameFiles } from './rename.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';
import type { Teller } from './teller.ts';
import type { OpenPage, Workspace } from './workspace.ts';

/** What the answers are made of. */
interface Desk {
  workspace: Workspace;
  teller: Teller;
  hasSnippets: () => boolean;
}

/** Answers what an editor asks about its pages. */
export function answer(connection: Connection, { workspace, teller, hasSnippets }: Desk): void {
  const read = (file: string): string => workspace.textOf(file);
  const at = async <Answer>(uri: string, ask: (open: OpenPage) => Answer): Promise<Answer | undefined> => {
    const file = pageOf(uri);
    const open = file === undefined ? undefined : await workspace.openPage(file);
    return open && ask(open);
  };
  // What is offered depends on what is written already, so an editor has to ask again.
  connection.onCompletion(async ({ textDocument: { uri }, position }) =>
    at(uri, (open) => ({ isIncomplete: true, items: complete(open, offsetAt(open, position), { hasSnippets: hasSnippets() }) })),
  );
  connection.onHover(async ({ textDocument: { uri }, position }) => at(uri, (open) => hover(open, offsetAt(open, position))));
  connection.onDefinition(async ({ textDocument: { uri }, position }) => at(uri, (open) => definition(open, offsetAt(open, position))));
  connection.onReferences(async ({ textDocument: { uri }, position, context }) =>
    at(uri, (open) => references(open, offsetAt(open, position), context.includeDeclaration)),
  );
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => at(uri, ({ page }) => (page ? documentSymbols(page) : [])));
  connection.onWorkspaceSymbol(async ({ query }) => (await workspace.checks()).flatMap(({ graph }) => workspaceSymbols(graph, query)));
  connection.onCodeAction(async ({ textDocument: { uri }, range }) =>
    at(uri, ({ live, file, text }) => quickFixes(file, text, { range, findings: teller.told(live) })),
  );
  connection.onPrepareRename(async ({ textDocument: { uri }, position }) =>
    at(uri, (open) => prepareRename(open, offsetAt(open, position))),
  );
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }) =>
    refuse(() => at(uri, (open) => rename(open, offsetAt(open, position), { name: newName, read }))),
  );
  connection.workspace.onWillRenameFiles(async ({ files: renamed }) =>
    refuse(async () => {
      const moves = renamed.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [toFile(oldUri), toFile(newUri)];
        return from === undefined || to === undefined ? [] : [{ from, to }];
      });
      const live = await workspace.checkOf(moves[0]?.from ?? '');
      return live && renameFiles(live, moves, read);
    }),
  );
}

/** A refused change is an answer that an editor shows, not a crash. */
async function refuse<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof OwnFailure ? new ResponseError(LSPErrorCodes.RequestFailed, cause.message) : cause;
  }
}
