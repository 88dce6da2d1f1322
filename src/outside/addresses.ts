import { BlockList, isIP } from 'node:net';
import type { EditionFacts, Reference } from '../content-graph/facts.ts';
import type { Graph } from '../content-graph/graph.ts';

/** What a link or image that leads out of the pages asks for: without the fragment, which the host never sees. */
function toAddress({ target }: Reference): string | undefined {
  const written = target.trim();
  if (!/^(?:https?:)?\/\//i.test(written) || !URL.canParse(written, 'https://base.invalid')) return undefined;
  const url = new URL(written, 'https://base.invalid');
  url.hash = '';
  return url.href;
}

export function outsideReferences({ links, images }: EditionFacts): { reference: Reference; address: string }[] {
  return [...links, ...images].flatMap((reference) => {
    const address = toAddress(reference);
    return address === undefined ? [] : [{ reference, address }];
  });
}

/** Every outside address of the graph, each once, sorted. */
export function findAddresses(graph: Graph): string[] {
  const found = graph.pages.flatMap((page) => page.editions.flatMap(outsideReferences));
  return [...new Set(found.map(({ address }) => address))].sort();
}

/** Names that standards keep for examples and private networks. */
const privateName =
  /^(?:.+\.)?(?:localhost|local|internal|test|invalid|example|home\.arpa|lan)\.?$|^[^.]+$|(?:^|\.)example\.(?:com|net|org)$/i;

/** Whether anybody can reach the host: a page must not make the machine that checks it ask its own network. */
export function isPublic(address: string): boolean {
  const { hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(host);
  if (version === 0) return !privateName.test(host);
  return !privateNetworks().check(host, version === 4 ? 'ipv4' : 'ipv6');
}

function privateNetworks(): BlockList {
  const list = new BlockList();
  const networks: [string, number][] = [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['224.0.0.0', 3],
  ];
  for (const [network, bits] of networks) list.addSubnet(network, bits, 'ipv4');
  for (const [network, bits] of [
    ['::', 127],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const)
    list.addSubnet(network, bits, 'ipv6');
  return list;
}
