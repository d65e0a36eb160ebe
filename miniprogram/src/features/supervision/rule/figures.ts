import type { WatchRule } from '@shared/supervision/supervision';

type Figure = WatchRule['figures'][number];

/** A figure as it is typed: money in yuan. */
export const typedOf = ({ value, unit }: Figure): string =>
  value === undefined ? '' : String(unit === 'fen' ? value / 100 : value);

const WHOLE = /^\d{1,9}$/;
const YUAN = /^\d{1,9}(\.\d{1,2})?$/;

const valueFrom = (text: string, unit: string): number | undefined => {
  if (unit === 'fen') return YUAN.test(text) ? Math.round(Number(text) * 100) : undefined;
  return WHOLE.test(text) ? Number(text) : undefined;
};

/**
 * The figures that are typed, in the units of the contract, and the names of those that are no such number. What is left empty is as the
 * rule has it by itself.
 */
export function figuresFrom(
  figures: readonly Figure[],
  typed: Readonly<Record<string, string>>,
): { figures: Record<string, number>; wrong: string[] } {
  const own: Record<string, number> = {};
  const wrong: string[] = [];
  for (const figure of figures) {
    const text = (typed[figure.name] ?? typedOf(figure)).trim();
    if (text === '') continue;
    const value = valueFrom(text, figure.unit);
    if (value === undefined) wrong.push(figure.name);
    else own[figure.name] = value;
  }
  return { figures: own, wrong };
}
