/** How often each place is named. */
export function count(places: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

/** Real, told, precision, recall; a line that the truth names once may hold a word twice. */
export function figures(wanted: Map<string, number>, found: Map<string, number>): string[] {
  const real = sum(wanted.values());
  const told = sum(found.values());
  const right = sum([...found].map(([place, times]) => (wanted.has(place) ? times : 0)));
  const met = sum([...wanted].map(([place, times]) => Math.min(times, found.get(place) ?? 0)));
  return [String(real), String(told), told === 0 ? '–' : (right / told).toFixed(3), real === 0 ? '–' : (met / real).toFixed(3)];
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
