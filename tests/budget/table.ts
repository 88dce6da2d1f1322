/** One measured figure; without a limit it is only told, beside what is aimed at. */
export interface Figure {
  site: string;
  what: string;
  value: number;
  unit: string;
  /** At most so much; more fails the command. */
  limit?: number;
  /** Better than this is not asked for; a figure that varies with the machine fails nothing. */
  aim?: { least: number } | { most: number };
  /** Why there is no value. */
  fault?: string;
}

/** A Markdown table for people. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(
    (figure) =>
      `| ${figure.site} | ${figure.what} | ${figure.fault ?? withUnit(figure.value, figure)} | ${boundOf(figure)} | ${verdictOf(figure)} |`,
  );
  return `${['| site | what | measured | limit | |', '|---|---|---|---|---|', ...rows].join('\n')}\n`;
}

function boundOf(figure: Figure): string {
  const { limit, aim } = figure;
  if (limit !== undefined) return withUnit(limit, figure);
  if (aim === undefined) return '';
  return 'least' in aim ? `aim ${withUnit(aim.least, figure)}` : `aim ≤ ${withUnit(aim.most, figure)}`;
}

function verdictOf({ value, limit, aim, fault }: Figure): string {
  if (fault !== undefined) return 'not measured';
  if (limit !== undefined) return value <= limit ? 'ok' : 'over';
  if (aim === undefined) return '';
  return ('least' in aim ? value >= aim.least : value <= aim.most) ? 'reached' : 'missed';
}

function withUnit(value: number, { unit }: Figure): string {
  return `${round(value)} ${unit}`.trim();
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 3 : 1);
}
