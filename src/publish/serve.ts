import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { OwnFailure } from '../content-graph/own-failure.ts';
import { type HeaderRule, headersFor, parseHeaders } from './headers.ts';
import type { Mount } from './mounts.ts';
import { readRedirects } from './redirects.ts';

export interface ServeOptions {
  /** The page at `/`, where no product is served there. */
  listPage?: string;
  /** First port to try; 0 for any free one. */
  port: number;
  /** Called for every answer. */
  log?: (line: string) => void;
}

export interface Served {
  /** `http://localhost:4321`, without a slash at the end. */
  origin: string;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

/** Serves built products on this machine alone, as a host would: their headers, redirects and page for what is not found. */
export async function serve(mounts: readonly Mount[], { listPage, port, log }: ServeOptions): Promise<Served> {
  const answers = [...mounts].sort((a, b) => b.base.length - a.base.length).map(createAnswer);
  const server = createServer((request, response) => {
    const started = performance.now();
    response.on('finish', () =>
      log?.(`${response.statusCode} ${request.method} ${request.url} ${Math.round(performance.now() - started)} ms`),
    );
    const path = pathOfRequest(request);
    if (path === undefined) response.writeHead(400).end();
    else if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    else if (path === '/' && listPage !== undefined) response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(listPage);
    else if (!answers.some((answer) => answer(request, response, path)))
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
  });
  const found = await listen(server, port);
  return { origin: `http://localhost:${found}`, close: () => close(server) };
}

function pathOfRequest(request: IncomingMessage): string | undefined {
  const [path = ''] = (request.url ?? '').split('?');
  try {
    decodeURI(path);
    return path;
  } catch {
    return undefined;
  }
}

function createAnswer({ base, folder }: Mount): Answer {
  const files = sirv(folder, { etag: true, brotli: true, gzip: true, setHeaders: setCharset });
  const rules = readRules(folder);
  const redirects = readRedirects(folder);
  const sendNotFound = createNotFound(folder);
  return (request, response, path) => {
    if (`${path}/` === base) return redirect(response, base);
    if (!path.startsWith(base)) return false;
    const target = redirects.get(path) ?? redirects.get(path.replace(/\/$/, ''));
    if (target !== undefined) return redirect(response, target);
    if (isFolder(folder, path.slice(base.length))) return redirect(response, `${path}/`);
    for (const [name, value] of headersFor(rules, path)) response.setHeader(name, value);
    request.url = `/${path.slice(base.length)}`;
    const serveFile = isOfHost(path) ? notThere : files;
    serveFile(request, response, () => sendNotFound(request, response));
    return true;
  };
}

/** The page for what is not found, compressed where the reader takes that. */
function createNotFound(folder: string): (request: IncomingMessage, response: ServerResponse) => void {
  const forms = [
    { coding: 'br', file: '404.html.br' },
    { coding: 'gzip', file: '404.html.gz' },
    { coding: undefined, file: '404.html' },
  ].flatMap(({ coding, file }) => (existsSync(join(folder, file)) ? [{ coding, body: readFileSync(join(folder, file)) }] : []));
  return ({ method, headers }, response) => {
    const taken = new Set(String(headers['accept-encoding'] ?? '').split(/[\s,;]+/));
    const form = forms.find(({ coding }) => coding === undefined || taken.has(coding));
    if (form?.coding !== undefined) response.setHeader('Content-Encoding', form.coding);
    response
      .writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', Vary: 'Accept-Encoding' })
      .end(method === 'HEAD' ? undefined : form?.body);
  };
}

/** Notes to the host, and what it keeps compressed beside each file, are not served. */
function isOfHost(path: string): boolean {
  return /\/_(?:headers|redirects)$|\.(?:br|gz)$/.test(path);
}

function notThere(_request: IncomingMessage, _response: ServerResponse, next: () => void): void {
  next();
}

/** Hosts send texts as UTF-8. */
function setCharset(response: ServerResponse, path: string): void {
  const type = /\.(?:md|txt)$/.exec(path)?.[0];
  if (type) response.setHeader('Content-Type', `text/${type === '.md' ? 'markdown' : 'plain'}; charset=utf-8`);
}

function readRules(folder: string): HeaderRule[] {
  const file = join(folder, '_headers');
  return existsSync(file) ? parseHeaders(readFileSync(file, 'utf8')) : [];
}

function redirect(response: ServerResponse, target: string): true {
  response.writeHead(301, { Location: target }).end();
  return true;
}

/** A page asked for without its last slash: hosts add it. */
function isFolder(folder: string, path: string): boolean {
  return path !== '' && !path.endsWith('/') && !/\.\w+$/.test(path) && existsSync(join(folder, decodeURI(path), 'index.html'));
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + 20; port += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the next port is only tried where this one is taken
    const found = await tryPort(server, port);
    if (found !== undefined) return found;
  }
  throw new OwnFailure(`Cannot serve the site: the ports ${first} to ${first + 19} are all taken; end what uses them`);
}

function tryPort(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      if (cause.code === 'EADDRINUSE' || cause.code === 'EACCES') resolve(undefined);
      else reject(cause);
    };
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
