import { readdirSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import type { Mount } from '../../src/publish/mounts.ts';

/** What is wrong with a server's answers, one line each. */
export type Faults = string[];

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

const secure = ['content-security-policy', 'strict-transport-security', 'x-content-type-options', 'referrer-policy', 'permissions-policy'];

/** Asks a server for what readers ask for: pages, old and wrong addresses, hashed files, and the files of the host itself. */
export async function judgeServer(origin: string, { base, folder }: Mount): Promise<Faults> {
  const faults: Faults = [];
  const expect = (what: string, found: unknown, wanted: unknown): void => {
    if (found !== wanted) faults.push(`${what}: found ${String(found)}, expected ${String(wanted)}`);
  };
  const page = `${base}troubleshooting/spaces/cannot-see-space/`;
  const [home, article, bare, moved, lost, notes] = await Promise.all(
    [base, page, page.slice(0, -1), `${base}actions`, `${base}no-such-page/`, '/_headers'].map((path) => ask(origin + path)),
  );
  const script = readdirSync(join(folder, '_astro')).find((name) => name.endsWith('.js')) ?? '';
  const hashed = await ask(`${origin}${base}_astro/${script}`);
  const twin = await ask(`${origin}${page}index.md`);
  expect('home', home?.status, 200);
  expect('article', article?.status, 200);
  expect('type of the article', article?.headers['content-type']?.toString().toLowerCase().replace(' ', ''), 'text/html;charset=utf-8');
  expect('page without its slash', bare?.status, 301);
  expect('where it leads', new URL(String(bare?.headers.location), origin).pathname, page);
  expect('old address', moved?.status, 301);
  expect('where it leads', new URL(String(moved?.headers.location), origin).pathname, base);
  expect('wrong address', lost?.status, 404);
  expect('its page', lost?.body.includes('Page not found'), true);
  expect('the file of headers', notes?.status, 404);
  expect('compression', article?.headers['content-encoding'], 'br');
  const coded = await ask(`${origin}${base}no-such-page/`, { 'Accept-Encoding': 'br, gzip' });
  expect('status of a wrong address, compressed', coded.status, 404);
  expect('compression of its page', coded.headers['content-encoding'], 'br');
  expect('caching of the article', article?.headers['cache-control'], 'public, max-age=0, must-revalidate');
  expect('caching of a hashed file', hashed.headers['cache-control'], 'public, max-age=31536000, immutable');
  expect('revalidation', (await ask(origin + page, { 'If-None-Match': String(article?.headers.etag) })).status, 304);
  expect('type of a Markdown twin', String(twin.headers['content-type']).startsWith('text/markdown'), true);
  const texts = ['llms.txt', 'llms-full.txt'];
  for (const [index, { status, headers }] of (await Promise.all(texts.map((file) => ask(origin + base + file)))).entries()) {
    expect(`status of ${texts[index]}`, status, 200);
    expect(`type of ${texts[index]}`, String(headers['content-type']).toLowerCase().replace(' ', ''), 'text/plain;charset=utf-8');
    expect(`caching of ${texts[index]}`, headers['cache-control'], 'public, max-age=0, must-revalidate');
  }
  for (const name of secure) {
    expect(`${name} of the article`, article?.headers[name] !== undefined, true);
    expect(`${name} of a hashed file`, hashed.headers[name] !== undefined, true);
    expect(`${name} of a wrong address`, lost?.headers[name] !== undefined, true);
  }
  return faults;
}

function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const isCoded = url.endsWith('/') && !url.includes('no-such-page');
    get(url, { headers: { ...(isCoded && { 'Accept-Encoding': 'br, gzip' }), ...headers } }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    }).on('error', reject);
  });
}
