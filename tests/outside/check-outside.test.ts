import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isPublic } from '../../src/outside/addresses.ts';
import { checkOutside, type OutsideOptions, type OutsideResult } from '../../src/outside/check-outside.ts';
import { type MisbehavingServer, startMisbehaving } from './misbehaving-server.ts';

let server: MisbehavingServer;
let folder: string;
let cacheFile: string;
beforeEach(async () => {
  server = await startMisbehaving();
  folder = mkdtempSync(join(tmpdir(), 'unstuck-outside-'));
  mkdirSync(join(folder, 'docs'));
  cacheFile = join(folder, 'cache', 'outside.json');
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const noon = Date.UTC(2026, 10, 23, 12);
const hour = 3_600_000;

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text.replaceAll('ORIGIN', server.origin));
  return file;
}

function run(options: Partial<OutsideOptions> = {}): Promise<OutsideResult> {
  const times = { timeout: 700, pace: 0, backoff: [5], longestWait: 1000 };
  return checkOutside({ paths: [join(folder, 'docs')], cacheFile, hasPrivate: true, times, now: noon, ...options });
}

function told({ findings }: OutsideResult): string[] {
  return findings.map((finding) => {
    const place = `${finding.file?.slice(folder.length + 1)}:${finding.line}:${finding.column}`;
    return `${place} ${finding.fatal ? 'error' : 'warning'} ${finding.ruleId} ${finding.reason}`.replaceAll(server.origin, 'ORIGIN');
  });
}

test('tells each fault at the places that hold the address, and asks for it once', async () => {
  write('docs/a.md', '# A\n\n[gone](ORIGIN/gone#part) and [good](ORIGIN/good)\n\n[moved](ORIGIN/moved)\n\n![wall](ORIGIN/forbidden)\n');
  write('docs/b.md', '<a href="ORIGIN/gone">gone</a> [inside](a.md) [mail](mailto:a@b.org)\n\n<ORIGIN/broken>\n');
  const result = await run();
  expect(told(result)).toEqual([
    'docs/a.md:3:8 error dead-outside-link Unexpected link to `ORIGIN/gone`, expected an address that works, it answers 410',
    'docs/a.md:5:9 warning moved-outside-link Unexpected link to `ORIGIN/moved`, expected `ORIGIN/good`, it has moved for good',
    'docs/a.md:7:9 warning walled-outside-link Unexpected answer of `ORIGIN/forbidden`, expected a page, it answers 403, as hosts do that turn robots away',
    'docs/b.md:1:10 error dead-outside-link Unexpected link to `ORIGIN/gone`, expected an address that works, it answers 410',
    'docs/b.md:3:1 warning failing-outside-link Unexpected link to `ORIGIN/broken`, expected an answer, it answers 500',
  ]);
  expect(result.counts).toEqual({ asked: 5, known: 0, allowed: 0, private: 0 });
  expect(server.requests.filter((request) => request === 'HEAD /gone')).toEqual(['HEAD /gone']);
  for (const { url, note } of result.findings) {
    expect(existsSync(new URL(url ?? ''))).toBe(true);
    expect(note).not.toBe('');
  }
});

describe('verdicts are kept', () => {
  test.each<[string, number, boolean]>([
    ['good', 167, false],
    ['good', 169, true],
    ['gone', 23, false],
    ['gone', 25, true],
    ['forbidden', 71, false],
    ['forbidden', 73, true],
    ['broken', 0.5, false],
    ['broken', 2, true],
    ['good', -1, true],
  ])('%s after %d hours is asked again: %s', async (path, hours, isAsked) => {
    write('docs/a.md', `[x](ORIGIN/${path})\n`);
    const first = await run();
    const before = server.requests.length;
    const second = await run({ now: noon + hours * hour });
    expect(server.requests.length > before).toBe(isAsked);
    expect(told(second)).toEqual(told(first));
  });

  test('`isFresh` asks again', async () => {
    write('docs/a.md', '[x](ORIGIN/good)\n');
    await run();
    expect((await run({ isFresh: true })).counts).toMatchObject({ asked: 1, known: 0 });
  });

  test.each(['', 'no JSON', '{"version":2}', '{"version":1,"verdicts":{"http://a/":{"kind":"odd"}}}'])(
    'a broken file (%j) is no failure',
    async (text) => {
      write('docs/a.md', '[x](ORIGIN/gone)\n');
      mkdirSync(join(folder, 'cache'));
      writeFileSync(cacheFile, text);
      expect(told(await run())).toHaveLength(1);
      expect(JSON.parse(readFileSync(cacheFile, 'utf8')).verdicts[`${server.origin}/gone`].kind).toBe('dead');
    },
  );

  test('a cache that cannot be written is no failure', async () => {
    write('docs/a.md', '[x](ORIGIN/gone)\n');
    writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
    expect(told(await run())).toHaveLength(1);
  });
});

describe('the allow-list', () => {
  test('leaves out what it names, until its day', async () => {
    write('docs/a.md', '[x](ORIGIN/gone) [y](ORIGIN/forbidden#a)\n\n[z](ORIGIN/missing)\n');
    const allowFile = write(
      'allow.json',
      JSON.stringify([
        { address: 'ORIGIN/gone', reason: 'Comes back', until: '2026-11-23' },
        { address: 'ORIGIN/for*', reason: 'Answers people', until: '2026-11-24' },
      ]),
    );
    const result = await run({ allowFile });
    expect(result.counts).toMatchObject({ asked: 1, allowed: 2 });
    expect(told(result)).toEqual([
      'docs/a.md:3:5 error dead-outside-link Unexpected link to `ORIGIN/missing`, expected an address that works, it answers 404',
    ]);
  });

  test('tells an allowance that has ended or is not needed, at its line', async () => {
    write('docs/a.md', '[x](ORIGIN/gone)\n');
    const allowFile = write(
      'allow.json',
      `[\n  { "address": "ORIGIN/gone", "reason": "Comes back", "until": "2026-11-22" },\n  { "address": "ORIGIN/other", "reason": "?", "until": "2027-01-01" }\n]\n`,
    );
    expect(told(await run({ allowFile }))).toEqual([
      'docs/a.md:1:5 error dead-outside-link Unexpected link to `ORIGIN/gone`, expected an address that works, it answers 410',
      'allow.json:2:16 warning outside-allowance Unexpected allowance that ended on 2026-11-22, expected a later day',
      'allow.json:3:16 warning outside-allowance Unexpected allowance for `ORIGIN/other`, expected one that a page needs',
    ]);
  });

  test.each([
    ['{', /^Cannot read the allow-list .*allow\.json: it has to be a JSON file$/],
    ['[{"address":"https://a.org/"}]', /^Cannot use the allow-list .*allow\.json: `0\.reason`/],
    ['[{"address":"a.org","reason":"x","until":"2027-01-01"}]', /expected an address such as/],
    ['[{"address":"https://a.org/","reason":"x","until":"soon"}]', /`0\.until`/],
  ])('%s is refused with one sentence', async (text, sentence) => {
    write('docs/a.md', '# A\n');
    await expect(run({ allowFile: write('allow.json', text) })).rejects.toThrow(sentence);
  });
});

test.each([
  ['http://127.0.0.1:9/', 'http://127.0.0.2:9/', 'Cannot reach 127.0.0.1:9, 127.0.0.2:9: is there a network?'],
  ['http://no-such-host.invalid/', 'http://no-such-host.invalid/b', 'Cannot reach no-such-host.invalid: is there a network?'],
])('where nothing answers (%s), the network is what is broken', async (one, other, sentence) => {
  write('docs/a.md', `[a](${one}) [b](${other})\n`);
  await expect(run()).rejects.toThrow(sentence);
  expect(existsSync(cacheFile)).toBe(false);
});

test('private networks are left out', async () => {
  write('docs/a.md', '[a](ORIGIN/good) [b](http://localhost/) [c](//intranet/x)\n');
  expect((await run({ hasPrivate: false })).counts).toEqual({ asked: 0, known: 0, allowed: 0, private: 3 });
  expect(server.requests).toEqual([]);
});

test.each([
  ['https://nuvolos.cloud/', true],
  ['http://93.184.216.34/', true],
  ['http://[2606:2800:220:1::1]/', true],
  ['http://localhost:3000/', false],
  ['http://a.localhost/', false],
  ['http://127.0.0.1/', false],
  ['http://2130706433/', false],
  ['http://0x7f.1/', false],
  ['http://10.1.2.3/', false],
  ['http://169.254.169.254/latest', false],
  ['http://192.168.0.1/', false],
  ['http://[::1]/', false],
  ['http://[::ffff:127.0.0.1]/', false],
  ['http://[fe80::1]/', false],
  ['http://intranet/', false],
  ['http://printer.local/', false],
  ['https://www.example.com/', false],
  ['https://help.example/', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});
