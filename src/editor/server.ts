import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { answer } from './answers.ts';
import { pageOf, toFile } from './position.ts';
import { fixAllKind } from './quick-fixes.ts';
import { Teller } from './teller.ts';
import { Workspace } from './workspace.ts';

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
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { willRename: files, didRename: files, didCreate: files, didDelete: files },
  },
};

/** Serves one editor over a connection until it closes. */
export function serve(connection: Connection): void {
  const workspace = new Workspace();
  const documents = new TextDocuments(TextDocument);
  const teller = new Teller(connection);

  let client: ClientCapabilities = {};

  connection.onInitialize((params) => {
    client = params.capabilities;
    for (const folder of foldersOf(params)) workspace.addFolder(folder);
    return { capabilities, serverInfo: { name: 'unstuck' } };
  });
  const openAll = (folders?: readonly string[]): Promise<void> =>
    gently(async () => (await workspace.openAll(folders)).forEach((live) => teller.tellAll(live)));
  connection.onInitialized(() => {
    // What a page links to can be any file. An editor that refuses is one that does not tell: then opening and saving a page is when to look.
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }).catch(() => undefined);
    if (client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => changeFolders(added, removed));
    void openAll();
  });
  const changeFolders = (added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void =>
    void gently(async () => {
      const ended = await Promise.all(toFolders(removed).map((folder) => workspace.removeFolder(folder)));
      for (const live of ended.flat()) teller.forget(live);
      for (const folder of toFolders(added)) workspace.addFolder(folder);
      await openAll(toFolders(added));
    });

  const change = (document: TextDocument, text: string | undefined): Promise<void> =>
    gently(async () => {
      const file = pageOf(document.uri);
      const live = file === undefined ? undefined : await workspace.setText(file, text);
      if (live) teller.tellSoon(live);
    });
  documents.onDidChangeContent(({ document }) => void change(document, document.getText()));
  documents.onDidClose(({ document }) => void change(document, undefined));
  const touched = (uris: readonly string[]): Promise<void> =>
    gently(async () => {
      const touchedFiles = uris.map(toFile).filter((file) => file !== undefined);
      for (const live of await workspace.touch(touchedFiles)) teller.tellSoon(live);
    });
  const lookAgain = ({ document: { uri } }: { document: TextDocument }): Promise<void> =>
    gently(async () => {
      const file = pageOf(uri);
      const live = file === undefined ? undefined : await workspace.lookAgain(file);
      if (live) teller.tellSoon(live);
    });
  documents.onDidOpen(lookAgain);
  documents.onDidSave(lookAgain);
  connection.onDidChangeWatchedFiles(({ changes }) => touched(changes.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files: renamed }) => void touched(renamed.flatMap(({ oldUri, newUri }) => [oldUri, newUri])));
  connection.workspace.onDidCreateFiles(({ files: created }) => void touched(created.map(({ uri }) => uri)));
  connection.workspace.onDidDeleteFiles(({ files: deleted }) => void touched(deleted.map(({ uri }) => uri)));

  answer(connection, { workspace, teller, hasSnippets: () => client.textDocument?.completion?.completionItem?.snippetSupport === true });
  documents.listen(connection);
  connection.listen();

  async function gently(work: () => Promise<void>): Promise<void> {
    const failure = await work().catch((cause: unknown) => ({ cause }));
    teller.quietly(() => {
      if (failure) throw failure.cause;
    });
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams & { rootUri?: string | null }): string[] {
  return toFolders(workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : []));
}

function toFolders(folders: readonly Pick<WorkspaceFolder, 'uri'>[]): string[] {
  return folders.flatMap(({ uri }) => toFile(uri.replace(/\/$/, '')) ?? []);
}
