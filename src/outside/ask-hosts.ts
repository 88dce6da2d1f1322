/* oxlint-disable no-await-in-loop -- one after the other is the point: hosts are asked gently */
import type { Answer, Asker } from './ask.ts';
import { toVerdict, type Verdict } from './verdict.ts';

/** All in milliseconds. */
export interface Times {
  /** For one request. */
  timeout: number;
  /** Between two rounds of requests to one host. */
  pace: number;
  /** Before each further attempt, where the host itself names no time. */
  backoff: readonly number[];
  /** A host that asks to wait longer is left alone for this run. */
  longestWait: number;
}

export const patientTimes: Times = { timeout: 20_000, pace: 250, backoff: [2000, 10_000], longestWait: 120_000 };

/** Requests to one host at a time, and hosts at a time. */
const perHost = 2;
const hostsAtOnce = 12;
/** Permanent redirects that are followed one by one; browsers stop at 20, nobody needs more than a few. */
const mostHops = 5;

export interface HostOptions {
  asker: Asker;
  times: Times;
  /** Told as soon as an address is judged. */
  onVerdict(address: string, verdict: Verdict): void;
}

/** Asks every address, many hosts at once, each of them gently. */
export async function askHosts(addresses: readonly string[], options: HostOptions): Promise<void> {
  const hosts = [...Map.groupBy(addresses, (address) => new URL(address).host).values()];
  const worker = async (): Promise<void> => {
    for (let host = hosts.pop(); host; host = hosts.pop()) await askHost(host, options);
  };
  await Promise.all(Array.from({ length: hostsAtOnce }, worker));
}

async function askHost(addresses: readonly string[], options: HostOptions): Promise<void> {
  const { asker, times, onVerdict } = options;
  let queue = addresses.map((address) => ({ address, attempt: 0 }));
  while (queue.length > 0) {
    const round = queue.slice(0, perHost);
    queue = queue.slice(perHost);
    const answers = await asker.ask(
      round.map(({ address }) => address),
      times,
    );
    let pause = times.pace;
    for (const { address, attempt } of round) {
      const answer = answers.get(address) ?? { status: 0 };
      const wait = waitFor(answer, times.backoff[attempt]);
      if (wait !== undefined && wait > times.longestWait) {
        // The host has said that it wants no more of us; its other addresses are not asked at all.
        for (const { address: left } of [{ address }, ...queue]) onVerdict(left, toVerdict(answer));
        queue = [];
      } else if (wait !== undefined) {
        queue.push({ address, attempt: attempt + 1 });
        pause = Math.max(pause, wait);
      } else onVerdict(address, await judge(address, answer, options));
    }
    if (queue.length > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Milliseconds before an answer is worth another attempt; nothing where it is final. */
function waitFor(answer: Answer, backoff: number | undefined): number | undefined {
  const isPassing = answer.status === 429 || toVerdict(answer).kind === 'failing';
  return isPassing && backoff !== undefined ? (answer.retryAfter ?? backoff) : undefined;
}

async function judge(address: string, answer: Answer, options: HostOptions): Promise<Verdict> {
  const verdict = toVerdict(answer);
  if (verdict.kind !== 'fine' || answer.target === undefined) return verdict;
  const target = await findPermanentTarget(address, options);
  if (target === undefined) return verdict;
  return { ...verdict, kind: 'moved', reason: 'it has moved for good', target };
}

/** Follows redirects that say they are permanent; one for now (a sign-in, a language) is where the address stays right. */
async function findPermanentTarget(address: string, { asker, times }: HostOptions): Promise<string | undefined> {
  let at = address;
  for (let hop = 0; hop < mostHops; hop += 1) {
    const answer = (await asker.ask([at], { timeout: times.timeout, hop: true })).get(at);
    const isPermanent = answer?.status === 301 || answer?.status === 308;
    if (!isPermanent || answer.target === undefined || !URL.canParse(answer.target, at)) break;
    const next = new URL(answer.target, at);
    next.hash = '';
    at = next.href;
  }
  return at === address ? undefined : at;
}
