import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { complete } from './complete.ts';
import { hover, offsetAt } from './hover.ts';
import { definition, references } from './navigate.ts';
import { toFile } from './position.ts';
import { fixAllKind, quickFixes } from './quick-fixes.ts';
import { prepareRename, rename, renameFiles } from './rename.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';
import { Teller } from './teller.ts';
import { type OpenPage, Workspace } from './workspace.ts';

const files = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: ['(', '#', '/', '<', '"', '.', ' ', '['] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
  workspace: {
    workspaceFolders: { supported: true },
    fileOperations: { willRename: files, didRename: files, didCreate: files, didDelete: files },
  },
};

/** Serves one editor over a connection until it closes. */
export function serve(connection: Connection): void {
  const workspace = new Workspace();
  const documents = new TextDocuments(TextDocument);
  const teller = new Teller(connection);

  connection.onInitialize((params) => {
    for (const folder of foldersOf(params)) workspace.addFolder(folder);
    return { capabilities, serverInfo: { name: 'unstuck' } };
  });
  connection.onInitialized(() => gently(async () => (await workspace.openAll()).forEach((live) => teller.tellAll(live))));

  const change = (document: TextDocument, text: string | undefined): Promise<void> =>
    gently(async () => {
      const live = isPage(document.uri) ? await workspace.setText(toFile(document.uri), text) : undefined;
      if (live) teller.tellSoon(live);
    });
  documents.onDidChangeContent(({ document }) => void change(document, document.getText()));
  documents.onDidClose(({ document }) => void change(document, undefined));
  const touched = (uris: readonly string[]): Promise<void> =>
    gently(async () => {
      for (const live of await workspace.touch(uris.map(toFile))) teller.tellAll(live);
    });
  documents.onDidSave(({ document }) => void touched([document.uri]));
  connection.onDidChangeWatchedFiles(({ changes }) => touched(changes.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files: renamed }) => void touched(renamed.flatMap(({ oldUri, newUri }) => [oldUri, newUri])));
  connection.workspace.onDidCreateFiles(({ files: created }) => void touched(created.map(({ uri }) => uri)));
  connection.workspace.onDidDeleteFiles(({ files: deleted }) => void touched(deleted.map(({ uri }) => uri)));

  answer(connection, workspace, teller);
  documents.listen(connection);
  connection.listen();

  async function gently(work: () => Promise<void>): Promise<void> {
    const failure = await work().catch((cause: unknown) => ({ cause }));
    teller.quietly(() => {
      if (failure) throw failure.cause;
    });
  }
}

function answer(connection: Connection, workspace: Workspace, teller: Teller): void {
  const read = (file: string): string => workspace.textOf(file);
  const at = async <Answer>(uri: string, ask: (open: OpenPage) => Answer): Promise<Answer | undefined> => {
    const open = isPage(uri) ? await workspace.openPage(toFile(uri)) : undefined;
    return open && ask(open);
  };
  connection.onCompletion(async ({ textDocument: { uri }, position }) => at(uri, (open) => complete(open, offsetAt(open, position))));
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
      const moves = renamed.map(({ oldUri, newUri }) => ({ from: toFile(oldUri), to: toFile(newUri) }));
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

function foldersOf({ workspaceFolders, rootUri }: InitializeParams & { rootUri?: string | null }): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.filter((uri) => uri.startsWith('file:')).map((uri) => toFile(uri.replace(/\/$/, '')));
}

function isPage(uri: string): boolean {
  return uri.startsWith('file:') && /\.mdx?$/i.test(new URL(uri).pathname);
}
