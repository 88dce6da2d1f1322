import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A line to the built sites on which a document comes in pieces: the first at once, each other when it is called for. */
export interface SlowServer {
  /** `http://127.0.0.1:1234`. */
  origin: string;
  /** Sends the next piece of the document; false once it is whole. */
  sendNext(): boolean;
  close(): Promise<void>;
}

const pieces = 8;

export async function serveSlowly(origin: string): Promise<SlowServer> {
  let waiting: { response: ServerResponse; rest: string[] } | undefined;
  const server = createServer((asked, response) => {
    request(new URL(asked.url ?? '/', origin), { headers: { accept: asked.headers.accept } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { 'content-length': _, ...headers } = answer.headers;
        response.writeHead(answer.statusCode ?? 500, headers);
        if (!headers['content-type']?.startsWith('text/html')) response.end(Buffer.concat(chunks));
        else {
          const [first, ...rest] = toPieces(Buffer.concat(chunks).toString());
          response.write(first);
          waiting = { response, rest };
        }
      });
    }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  return {
    origin: `http://127.0.0.1:${port}`,
    sendNext() {
      if (waiting === undefined) return false;
      const { response, rest } = waiting;
      response.write(rest.shift() ?? '');
      if (rest.length > 0) return true;
      response.end();
      waiting = undefined;
      return false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Cut before elements, about evenly; the head stays in one. */
function toPieces(html: string): string[] {
  const starts = [...html.matchAll(/<(?:main|nav|section|div|p|ul|ol|li|h1|footer)\b/g)].map(({ index }) => index);
  const body = html.indexOf('<body');
  const wanted = Array.from({ length: pieces - 1 }, (_, at) => body + ((html.length - body) * (at + 1)) / pieces);
  const main = html.indexOf('</main>');
  const cuts = [...new Set([...wanted.map((place) => starts.find((start) => start >= place) ?? html.length), main])].sort((a, b) => a - b);
  return [0, ...cuts].map((from, at) => html.slice(from, cuts[at])).filter((piece) => piece !== '');
}
