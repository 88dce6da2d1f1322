import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Route = (response: ServerResponse, request: IncomingMessage, visit: number) => void;

/** A host on the loopback interface that misbehaves in every way we know of, and counts what it is asked. */
export interface MisbehavingServer {
  origin: string;
  /** `HEAD /path` and `GET /path`, in the order they came. */
  requests: string[];
  /** The most requests that were open at once. */
  most(): number;
  close(): Promise<void>;
}

const routes: Record<string, Route> = {
  '/good': (response) => response.end('good'),
  '/gone': (response) => status(response, 410),
  '/missing': (response) => status(response, 404),
  '/forbidden': (response) => status(response, 403),
  '/robots': (response) => status(response, 999),
  '/sign-in': (response) => status(response, 401),
  '/broken': (response) => status(response, 500),
  '/no-head': (response, { method }) => (method === 'HEAD' ? status(response, 405) : response.end('good')),
  '/lies-to-head': (response, { method }) => (method === 'HEAD' ? status(response, 404) : response.end('good')),
  '/recovers': (response, _, visit) => (visit <= 2 ? status(response, 503) : response.end('good')),
  '/busy-once': (response, _, visit) => (visit <= 2 ? wait(response, '0') : response.end('good')),
  '/busy-date': (response, _, visit) => (visit <= 2 ? wait(response, new Date(Date.now() + 1000).toUTCString()) : response.end('good')),
  '/busy-nonsense': (response, _, visit) => (visit <= 2 ? wait(response, 'soon') : response.end('good')),
  '/busy-for-ever': (response) => wait(response, String(10 * 365 * 86_400)),
  '/silent': () => {},
  '/slow-head': (response) => void setTimeout(() => response.end('late'), 60_000).unref(),
  '/reset': (response) => response.socket?.resetAndDestroy(),
  '/hangs-up': (response) => response.socket?.end(),
  '/nonsense': (response) => response.socket?.end('this is not HTTP\r\n\r\n'),
  '/loop': (response) => redirect(response, 302, '/loop'),
  '/ping': (response) => redirect(response, 301, '/pong'),
  '/pong': (response) => redirect(response, 301, '/ping'),
  '/moved': (response) => redirect(response, 301, '/moved-again'),
  '/moved-again': (response) => redirect(response, 308, '/good#part'),
  '/moved-then-sign-in': (response) => redirect(response, 301, '/for-now'),
  '/for-now': (response) => redirect(response, 302, '/good'),
  '/moved-to-missing': (response) => redirect(response, 301, '/missing'),
  '/moved-nowhere': (response) => redirect(response, 301, 'http://'),
  '/no-location': (response) => status(response, 301),
  '/wrong-type': (response) => response.setHeader('content-type', 'text/html; charset=nonsense').end(Buffer.alloc(64, 0xff)),
  '/no-type': (response) => response.setHeader('content-type', '').end('?'),
  '/wrong-length': (response, { method }) =>
    method === 'HEAD' ? status(response, 405) : response.writeHead(200, { 'content-length': 9999 }).end('short'),
  '/endless': (response, { method }) => (method === 'HEAD' ? status(response, 405) : pour(response.writeHead(200))),
  '/endless-html': (response, { method }) =>
    method === 'HEAD' ? status(response, 404) : pour(response.writeHead(200, { 'content-type': 'text/html' })),
};

export async function startMisbehaving(): Promise<MisbehavingServer> {
  const requests: string[] = [];
  const visits = new Map<string, number>();
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(`${request.method} ${path}`);
    visits.set(path, (visits.get(path) ?? 0) + 1);
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => (open -= 1));
    if (path.startsWith('/many/')) setTimeout(() => response.end('good'), 20);
    else (routes[path] ?? ((answer) => status(answer, 404)))(response, request, visits.get(path) ?? 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server on a port always has one
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    most: () => most,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function status(response: ServerResponse, code: number): void {
  response.writeHead(code).end();
}

function wait(response: ServerResponse, retryAfter: string): void {
  response.writeHead(429, { 'retry-after': retryAfter }).end();
}

function redirect(response: ServerResponse, code: number, location: string): void {
  response.writeHead(code, { location }).end();
}

/** A body without an end, as fast as it is taken. */
function pour(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write('<a href="/missing">more</a>'.repeat(1000)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}
