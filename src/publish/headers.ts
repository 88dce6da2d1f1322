import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One rule of a `_headers` file: a path, `*` at its end for all below it, and what is sent with it. */
export interface HeaderRule {
  path: string;
  headers: [string, string][];
}

const year = 31_536_000;

/** What every answer carries besides the policy for its content. */
const always: [string, string][] = [
  ['Strict-Transport-Security', `max-age=${year * 2}; includeSubDomains`],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

/**
 * How everything is kept that no rule speaks of: asked for anew each time. Hosts that read `_headers` do so by themselves, and a rule
 * for all would be joined with the one for hashed files: https://developers.cloudflare.com/pages/configuration/headers/
 */
export const revalidated: [string, string] = ['Cache-Control', 'public, max-age=0, must-revalidate'];

/** Writes the `_headers` file of a product: a strict policy that allows the inline parts of exactly these pages. */
export function writeHeaders(folder: string, base: string, files: readonly string[]): void {
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => readFileSync(join(folder, file), 'utf8'));
  const rules: HeaderRule[] = [
    { path: `${base}*`, headers: [['Content-Security-Policy', policyFor(pages)], ...always] },
    { path: `${base}_astro/*`, headers: [['Cache-Control', `public, max-age=${year}, immutable`]] },
  ];
  writeFileSync(join(folder, '_headers'), rules.map(toText).join('\n'));
}

function toText({ path, headers }: HeaderRule): string {
  return `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
}

export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (header) rules.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
    else if (line.trim() !== '' && !line.startsWith('#')) rules.push({ path: line.trim(), headers: [] });
  }
  return rules;
}

/** What is sent with a path; as on a host, the values of all rules that match are joined. */
export function headersFor(rules: readonly HeaderRule[], path: string): Map<string, string> {
  const matching = rules.filter((rule) => (rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path));
  const found = new Map<string, string>();
  for (const [name, value] of matching.flatMap((rule) => rule.headers)) found.set(name, [found.get(name) ?? [], value].flat().join(', '));
  const [name, value] = revalidated;
  return found.has(name) ? found : found.set(name, value);
}

function policyFor(pages: readonly string[]): string {
  const styles = hashes(pages, /<style[^>]*>([\s\S]*?)<\/style>/g);
  const scripts = hashes(pages, /<script(?![^>]*(?:\bsrc=|application\/ld\+json))[^>]*>([\s\S]*?)<\/script>/g);
  return [
    "default-src 'none'",
    `style-src ${styles.join(' ') || "'none'"}`,
    `script-src 'self' ${scripts.join(' ')}`.trim(),
    "connect-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function hashes(pages: readonly string[], inline: RegExp): string[] {
  const found = new Set(pages.flatMap((page) => [...page.matchAll(inline)].map((match) => match[1] ?? '')));
  return [...found].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).sort();
}
