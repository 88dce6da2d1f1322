import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAsker, toWait } from '../../src/outside/ask.ts';
import { askHosts, type Times } from '../../src/outside/ask-hosts.ts';
import type { Verdict } from '../../src/outside/verdict.ts';
import { type MisbehavingServer, startMisbehaving } from './misbehaving-server.ts';

const times: Times = { timeout: 500, pace: 0, backoff: [10], longestWait: 3000 };

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehaving();
});
afterAll(() => server.close());

async function judge(addresses: readonly string[], isAllowed: (address: string) => boolean = () => true): Promise<Map<string, Verdict>> {
  const asker = await createAsker(isAllowed);
  const verdicts = new Map<string, Verdict>();
  try {
    await askHosts(addresses, { asker, times, onVerdict: (address, verdict) => void verdicts.set(address, verdict) });
  } finally {
    await asker.close();
  }
  return verdicts;
}

test.each<[string, string, string]>([
  ['/good', 'fine', ''],
  ['/no-head', 'fine', ''],
  ['/lies-to-head', 'fine', ''],
  ['/recovers', 'fine', ''],
  ['/busy-once', 'fine', ''],
  ['/busy-date', 'fine', ''],
  ['/busy-nonsense', 'fine', ''],
  ['/for-now', 'fine', ''],
  ['/wrong-type', 'fine', ''],
  ['/no-type', 'fine', ''],
  ['/wrong-length', 'fine', ''],
  ['/endless', 'fine', ''],
  ['/endless-html', 'fine', ''],
  ['/no-location', 'fine', ''],
  ['/missing', 'dead', 'it answers 404'],
  ['/gone', 'dead', 'it answers 410'],
  ['/moved-to-missing', 'dead', 'it answers 404'],
  ['/loop', 'dead', 'it redirects without end'],
  ['/ping', 'dead', 'it redirects without end'],
  ['/forbidden', 'walled', 'it answers 403, as hosts do that turn robots away'],
  ['/robots', 'walled', 'it answers 999, as hosts do that turn robots away'],
  ['/sign-in', 'walled', 'it answers 401, as hosts do that turn robots away'],
  ['/busy-for-ever', 'walled', 'it answers 429, as hosts do that turn robots away'],
  ['/broken', 'failing', 'it answers 500'],
  ['/silent', 'failing', 'it does not answer in time'],
  ['/slow-head', 'failing', 'it does not answer in time'],
  ['/reset', 'failing', 'it breaks the connection'],
  ['/hangs-up', 'failing', 'it breaks the connection'],
  ['/nonsense', 'failing', 'it does not speak HTTP'],
  ['/moved-nowhere', 'dead', 'it redirects to no address'],
])('%s is %s', async (path, kind, reason) => {
  const address = server.origin + path;
  expect((await judge([address])).get(address)).toMatchObject({ kind, reason });
});

test.each([
  ['/moved', '/good'],
  ['/moved-then-sign-in', '/for-now'],
])('%s has moved for good to %s', async (path, target) => {
  const address = server.origin + path;
  expect((await judge([address])).get(address)).toMatchObject({ kind: 'moved', target: server.origin + target });
});

test('a host that is no host, and one that refuses', async () => {
  const verdicts = await judge(['http://no-such-host.invalid/', 'http://127.0.0.1:9/']);
  expect(verdicts.get('http://no-such-host.invalid/')?.status).toBe(0);
  expect(verdicts.get('http://no-such-host.invalid/')?.kind).toMatch(/^(?:dead|failing)$/);
  expect(verdicts.get('http://127.0.0.1:9/')).toMatchObject({ kind: 'failing' });
});

test('each address is asked once, two of one host at a time', async () => {
  const calm = await startMisbehaving();
  const addresses = Array.from({ length: 11 }, (_, number) => `${calm.origin}/many/${number}`);
  const verdicts = await judge(addresses);
  expect([...verdicts.values()].map(({ kind }) => kind)).toEqual(addresses.map(() => 'fine'));
  expect(calm.requests.toSorted()).toEqual(addresses.map((address) => `HEAD ${new URL(address).pathname}`).toSorted());
  expect(calm.most()).toBe(2);
  await calm.close();
});

test('links of the pages that are asked are not followed', async () => {
  const calm = await startMisbehaving();
  await judge([`${calm.origin}/endless`]);
  expect(calm.requests).toEqual(['HEAD /endless', 'GET /endless']);
  await calm.close();
});

test('a host that asks for a long wait is left alone', async () => {
  const calm = await startMisbehaving();
  const addresses = ['/busy-for-ever', '/good', '/missing', '/gone'].map((path) => calm.origin + path);
  const verdicts = await judge(addresses);
  expect(verdicts.size).toBe(4);
  expect(verdicts.get(`${calm.origin}/gone`)?.kind).toBe('walled');
  expect(calm.requests.filter((request) => request.includes('/gone') || request.includes('/missing'))).toEqual([]);
  await calm.close();
});

test('a redirect to an address that must not be asked is not followed', async () => {
  const calm = await startMisbehaving();
  const address = `${calm.origin}/moved`;
  const verdict = (await judge([address], (target) => !target.includes('/moved-again'))).get(address);
  expect(verdict).toMatchObject({ kind: 'dead', reason: 'it redirects into a private network' });
  expect(calm.requests.filter((request) => request.includes('/moved-again'))).toEqual([]);
  await calm.close();
});

test.each([
  ['120', 120_000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:01:40 GMT', 90_000],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
  ['soon', undefined],
])('Retry-After %s', (header, wait) => {
  expect(toWait(header, 10_000)).toBe(wait);
});
