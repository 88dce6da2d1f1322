import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { products } from '../../src/products/index.ts';
import { toLinear } from '../../src/site/help/oklch.ts';

type Color = [lightness: number, chroma: number, hue: number];
type Scheme = 'light' | 'dark';

const tokens = readFileSync(new URL('../../src/site/styles/tokens.css', import.meta.url), 'utf8');

/** Pairs that stand on each other, with the least contrast: 7 for text that is read, 4.5 for the rest. https://www.w3.org/TR/WCAG22/#contrast-enhanced */
const pairs: [text: string, ground: string, least: number][] = [
  ['ink', 'paper', 7],
  ['ink', 'soft', 7],
  ['mute', 'paper', 4.5],
  ['mute', 'soft', 4.5],
  ['key', 'paper', 4.5],
  ['key', 'soft', 4.5],
  ['paper', 'key', 4.5],
  ['on', 'band', 7],
  ['deep', 'on', 7],
];

const hues = { ...products, invented: { hue: 330, chroma: 0.15 } };

describe.for(Object.entries(hues))('%s', ([, { hue, chroma }]) => {
  test.for(['light', 'dark'] as const)('every pair can be read, %s', (scheme) => {
    const tooWeak = pairs.flatMap(([text, ground, least]) => {
      const found = contrast(colorOf(text, scheme, hue, chroma), colorOf(ground, scheme, hue, chroma));
      return found >= least ? [] : [`${text} on ${ground}: ${found.toFixed(2)}, expected ${least}`];
    });
    expect(tooWeak).toEqual([]);
  });

  test('every color can be shown by every screen', () => {
    const outside = ['paper', 'soft', 'line', 'mute', 'ink', 'key', 'deep', 'band', 'on'].flatMap((role) =>
      (['light', 'dark'] as const).filter((scheme) => !isInGamut(colorOf(role, scheme, hue, chroma))).map((scheme) => `${role} ${scheme}`),
    );
    expect(outside).toEqual([]);
  });
});

test('any hue whose chroma stays in sRGB can be read', () => {
  for (let hue = 0; hue < 360; hue += 1) {
    const chroma = Math.min(0.15, Math.floor(mostChroma(0.45, hue) * 970) / 1000);
    for (const scheme of ['light', 'dark'] as const) {
      for (const [text, ground, least] of pairs) {
        expect(contrast(colorOf(text, scheme, hue, chroma), colorOf(ground, scheme, hue, chroma))).toBeGreaterThanOrEqual(least);
      }
    }
  }
});

/** The value of a token, as the style sheet writes it. */
function colorOf(role: string, scheme: Scheme, hue: number, chroma: number): Color {
  const value = new RegExp(`--${role}: (.+);`).exec(tokens)?.[1] ?? '';
  const [, light = '', dark = ''] = /^light-dark\((.+?\)?), (oklch.+)\)$/.exec(value) ?? [];
  const chosen = value.startsWith('light-dark') ? (scheme === 'light' ? light : dark) : value;
  const named = /^var\(--(\w+)\)$/.exec(chosen)?.[1];
  if (named !== undefined) return colorOf(named, scheme, hue, chroma);
  if (chosen === '#fff') return [1, 0, hue];
  const [, lightness, part] = /^oklch\(([\d.]+)% (.+) var\(--h\)\)$/.exec(chosen) ?? [];
  if (lightness === undefined || part === undefined) throw new Error(`Cannot read the color \`${value}\` of --${role}`);
  const factor = /\* ([\d.]+)/.exec(part)?.[1] ?? '1';
  return [Number(lightness) / 100, part.includes('var(--c)') ? chroma * Number(factor) : Number(part), hue];
}

function contrast(a: Color, b: Color): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: Color): number {
  const [red, green, blue] = toLinear(...color).map((value) => Math.min(1, Math.max(0, value)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function isInGamut(color: Color): boolean {
  return toLinear(...color).every((value) => value >= -1e-4 && value <= 1 + 1e-4);
}

function mostChroma(lightness: number, hue: number): number {
  let [low, high] = [0, 0.4];
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (isInGamut([lightness, middle, hue])) low = middle;
    else high = middle;
  }
  return low;
}
