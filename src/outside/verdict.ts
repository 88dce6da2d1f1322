import type { Answer } from './ask.ts';

/** What is known of one outside address. */
export interface Verdict {
  kind: VerdictKind;
  /** 0 where nothing answered. */
  status: number;
  /** Why, as a clause; empty where it is fine. */
  reason: string;
  /** Where it has moved. */
  target?: string;
}

/**
 * `fine`: it answers. `moved`: for good, to another address. `walled`: the host turns robots away, so nothing is known.
 * `failing`: out of order now. `dead`: gone.
 */
export type VerdictKind = 'fine' | 'moved' | 'walled' | 'failing' | 'dead';

/** Answers of hosts that want a sign-in, a person or less haste: https://developer.mozilla.org/docs/Web/HTTP/Reference/Status; 999 is LinkedIn's own. */
const walls = new Set([401, 403, 407, 429, 999]);

const deadFaults: Record<string, string> = {
  ENOTFOUND: 'there is no such host',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate',
  ERR_INVALID_URL: 'it redirects to no address',
  'refused redirect': 'it redirects into a private network',
  'redirect count exceeded': 'it redirects without end',
};

const passingFaults: Record<string, string> = {
  timeout: 'it does not answer in time',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'it breaks the connection',
  UND_ERR_SOCKET: 'it breaks the connection',
  HTTPParserError: 'it does not speak HTTP',
  EAI_AGAIN: 'its name cannot be looked up now',
};

export function toVerdict({ status, fault = 'no answer' }: Answer): Verdict {
  if (status === 0) {
    const dead = deadFaults[fault];
    return dead === undefined
      ? { kind: 'failing', status, reason: passingFaults[fault] ?? `it cannot be asked (${fault})` }
      : { kind: 'dead', status, reason: dead };
  }
  if (status < 400) return { kind: 'fine', status, reason: '' };
  if (walls.has(status)) return { kind: 'walled', status, reason: `it answers ${status}, as hosts do that turn robots away` };
  if (status === 408 || status === 425 || (status >= 500 && status < 600))
    return { kind: 'failing', status, reason: `it answers ${status}` };
  return { kind: 'dead', status, reason: `it answers ${status}` };
}

/** Whether not even the name of the host could be looked up. */
export function isNameless(verdict: Verdict | undefined): boolean {
  return verdict?.reason === deadFaults['ENOTFOUND'] || verdict?.reason === passingFaults['EAI_AGAIN'];
}
