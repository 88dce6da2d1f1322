import { createServer, type Server } from 'node:http';
import { LinkChecker, type LinkResult, LinkState } from 'linkinator';

/** What a host said, as far as a verdict needs it. */
export interface Answer {
  /** 0 where there was none. */
  status: number;
  /** Code or words of the fault where there was no answer. */
  fault?: string;
  /** Milliseconds the host asks to wait. */
  retryAfter?: number;
  /** Where a redirect ended; with `hop`, where it leads next. */
  target?: string;
}

interface AskOptions {
  /** Milliseconds for one request. */
  timeout: number;
  /** Stop at the first redirect instead of following it. */
  hop?: boolean;
}

export interface Asker {
  ask(addresses: readonly string[], options: AskOptions): Promise<Map<string, Answer>>;
  close(): Promise<void>;
}

const userAgent = 'Mozilla/5.0 (compatible; unstuck link check)';

/**
 * Asks with linkinator's engine: HEAD first, GET where a host does not know HEAD, bodies never read to their end.
 * Linkinator follows the links of a page, so it gets one: a page on the loopback interface that lists the addresses.
 * Its own waiting has no upper limit, so retries are left to the caller. Redirects to an address that is not allowed are not followed.
 */
export async function createAsker(isAllowed: (address: string) => boolean): Promise<Asker> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html').end(pages.get(request.url ?? '') ?? '');
  });
  const origin = await listen(server);
  return {
    async ask(addresses, { timeout, hop = false }) {
      const path = `/${pages.size}`;
      pages.set(path, addresses.map((address) => `<a href="${address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`).join('\n'));
      const targets = new Map<string, string>();
      const checker = new LinkChecker();
      checker.on('redirect', ({ url, targetUrl }) => void (targetUrl && targets.set(url, targetUrl)));
      const { links } = await checker.check({
        path: origin + path,
        concurrency: addresses.length + 1,
        timeout,
        redirects: hop ? 'error' : 'warn',
        linksToSkip: (link) => Promise.resolve(!link.startsWith(`${origin}/`) && !isAllowed(link)),
        userAgent,
      });
      pages.set(path, '');
      const asked = links.filter(({ url }) => !url.startsWith(`${origin}/`));
      return new Map(asked.map((link) => [link.url, toAnswer(link, targets.get(link.url))]));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

function toAnswer({ status = 0, state, failureDetails = [] }: LinkResult, followed: string | undefined): Answer {
  if (status === 0 && state === LinkState.SKIPPED) return { status, fault: 'refused redirect' };
  const answer: Answer = { status };
  if (followed !== undefined) answer.target = followed;
  for (const detail of failureDetails) {
    if (detail instanceof Error) {
      if (status === 0) answer.fault = faultOf(detail);
      continue;
    }
    const { location, 'retry-after': wait } = detail.headers;
    if (location !== undefined) answer.target = location;
    if (wait !== undefined) answer.retryAfter = toWait(wait, Date.now());
  }
  return answer;
}

/** The innermost code: fetch wraps what really happened. */
function faultOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'timeout';
  if (error.name === 'HTTPParserError') return error.name;
  if (error.cause instanceof Error) return faultOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/** `Retry-After` is a number of seconds or a date; anything else says nothing: https://httpwg.org/specs/rfc9110.html#field.retry-after */
export function toWait(header: string, now: number): number | undefined {
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
