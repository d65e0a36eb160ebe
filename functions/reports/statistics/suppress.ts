/** Fewer than this and a figure is about people one can name. */
export const LEAST = 5;

/**
 * The cells of a table whose total is known: those under five are hidden, and as many more, the smallest first, as it takes that what
 * is hidden is at least two cells and five reports together. So the total less what is shown is never a single cell, nor a few people.
 * A zero is hidden like a one: which it is does not show. Rule: ADR 27.
 */
export function suppress(cells: readonly number[]): (number | undefined)[] {
  const hidden = new Set(cells.flatMap((cell, place) => (cell < LEAST ? [place] : [])));
  const bySize = cells.map((cell, place) => ({ cell, place })).sort((a, b) => a.cell - b.cell || a.place - b.place);
  for (const { place } of bySize) {
    if (isSafe([...hidden].map((each) => cells[each]!))) break;
    hidden.add(place);
  }
  return cells.map((cell, place) => (hidden.has(place) ? undefined : cell));
}

function isSafe(hidden: readonly number[]): boolean {
  const sum = hidden.reduce((total, cell) => total + cell, 0);
  if (sum === 0) return true;
  if (hidden.length < 2 || sum < LEAST) return false;
  // Each as full as a hidden cell can be: only one filling fits.
  return hidden.some((cell) => cell >= LEAST) || sum < (LEAST - 1) * hidden.length;
}
