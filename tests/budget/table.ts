/** One measured figure; without a limit it is only told. */
export interface Figure {
  site: string;
  what: string;
  value: number;
  unit: string;
  limit?: number;
}

/** A Markdown table for people. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ site, what, value, unit, limit }) => {
    const verdict = limit === undefined ? '' : value <= limit ? 'ok' : 'over';
    return `| ${site} | ${what} | ${round(value)} ${unit} | ${limit === undefined ? '' : `${round(limit)} ${unit}`} | ${verdict} |`;
  });
  return `${['| site | what | measured | limit | |', '|---|---|---|---|---|', ...rows].join('\n')}\n`;
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 3 : 1);
}
