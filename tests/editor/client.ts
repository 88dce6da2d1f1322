import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type CompletionItem,
  type CompletionList,
  createProtocolConnection,
  type Diagnostic,
  type Location,
  type Position,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';

/** How long a server on a busy machine may take for its word, in milliseconds; who hears it waits no longer. */
export const patience = 30_000;

/** An editor as the server sees it: the real protocol over the real command's standard streams. */
export class EditorClient {
  readonly folder: string;
  readonly #connection: ProtocolConnection;
  readonly #told = new Map<string, Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();
  /** What the server showed to the writer. */
  readonly messages: string[] = [];
  /** What the server asked to be told of. */
  readonly registered: string[] = [];

  private constructor(folder: string, connection: ProtocolConnection) {
    this.folder = folder;
    this.#connection = connection;
  }

  /** Starts the server of a project for one opened folder; it ends with the running test. */
  static async start(project: string, folder: string, more: object = {}): Promise<EditorClient> {
    const child = spawn(process.execPath, [join(project, 'scripts/lsp.ts'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: project,
    });
    const client = new EditorClient(folder, connect(child));
    client.#listen();
    onTestFinished(() => client.#stop(child));
    const capabilities = { workspace: { workspaceFolders: true, ...more } };
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'pages' }];
    await client.request('initialize', { processId: process.pid, rootUri: null, workspaceFolders, capabilities });
    await client.#connection.sendNotification('initialized', {});
    return client;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  request<Answer>(method: string, params: object): Promise<Answer> {
    return this.#connection.sendRequest(method, params);
  }

  notify(method: string, params: object): Promise<void> {
    return this.#connection.sendNotification(method, params);
  }

  async open(path: string, text = readFileSync(join(this.folder, path), 'utf8').replace(/^\uFEFF/, '')): Promise<void> {
    this.#versions.set(path, 1);
    await this.notify('textDocument/didOpen', { textDocument: { uri: this.uri(path), languageId: 'mdx', version: 1, text } });
  }

  async type(path: string, text: string): Promise<void> {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    await this.notify('textDocument/didChange', { textDocument: { uri: this.uri(path), version }, contentChanges: [{ text }] });
  }

  close(path: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** Asks about a place in a page. */
  ask<Answer>(method: string, path: string, position: Position, more: object = {}): Promise<Answer> {
    return this.request(`textDocument/${method}`, { textDocument: { uri: this.uri(path) }, position, ...more });
  }

  /** What can be written at the end of a text, which becomes the page's. */
  async complete(path: string, text: string, position = endOf(text)): Promise<CompletionItem[]> {
    await this.type(path, text);
    return (await this.ask<CompletionList>('completion', path, position)).items;
  }

  /** The diagnostics of a page as `line:column-line:column rule` from 1, once they are these; what they were at last where they never are. */
  async told(path: string, expected: readonly string[]): Promise<string[]> {
    const end = Date.now() + patience;
    const isTold = (): boolean => JSON.stringify(this.tellings(path)) === JSON.stringify(expected) && this.#told.has(this.uri(path));
    while (!isTold() && Date.now() < end) {
      // oxlint-disable-next-line no-await-in-loop -- each turn waits for the server's next word
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(1, end - Date.now()));
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.tellings(path);
  }

  tellings(path: string): string[] {
    return this.diagnostics(path).map(
      ({ range: { start, end }, code }) => `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${String(code)}`,
    );
  }

  diagnostics(path: string): Diagnostic[] {
    return this.#told.get(this.uri(path)) ?? [];
  }

  #listen(): void {
    this.#connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.#told.set(uri, diagnostics);
        for (const resume of this.#waiting) resume();
        this.#waiting.clear();
      },
    );
    this.#connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map(({ method }) => method));
    });
    this.#connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
    });
    this.#connection.listen();
  }

  async #stop(child: ChildProcess): Promise<void> {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await this.request('shutdown', {});
    await this.notify('exit', {});
    await ended;
    this.#connection.dispose();
  }
}

function connect({ stdin, stdout }: ChildProcess): ProtocolConnection {
  if (!stdin || !stdout) throw new Error('a child without streams');
  return createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
}

/** The position behind the last sign of a text. */
export function endOf(text: string): Position {
  const lines = text.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** The position of some words in a text, a few signs behind their beginning. */
export function positionOf(text: string, words: string, behind = 0): Position {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`no "${words}" in the text`);
  return endOf(text.slice(0, at + behind));
}

/** A text after the edits that an answer has for it. */
export function edited(text: string, uri: string, edit: WorkspaceEdit | null | undefined): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, before) => sum + before.length + 1, character);
  const edits = (edit?.changes?.[uri] ?? []).toSorted((a, b) => offset(b.range.start) - offset(a.range.start));
  return edits.reduce(
    (result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
    text,
  );
}

/** Places as `path:line:column` from 1. */
export function places(client: EditorClient, locations: Location[] | null): string[] {
  const root = client.uri('.').replace(/\/?$/, '/');
  return (locations ?? [])
    .map(({ uri, range: { start } }) => `${uri.replace(root, '')}:${start.line + 1}:${start.character + 1}`)
    .toSorted();
}
