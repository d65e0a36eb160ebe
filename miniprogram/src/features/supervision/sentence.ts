import { formatFen } from '@shared/money';
import type { WatchRule } from '@shared/supervision/supervision';

/** A rule's sentence as a person reads it: its own figures stand in it, what is read from the rows is a blank. */
export const sentenceOf = ({ explain, figures }: Pick<WatchRule, 'explain' | 'figures'>): string =>
  explain.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = figures.find((figure) => figure.name === name)?.value;
    if (value === undefined) return '…';
    return name.endsWith('Fen') ? formatFen(value) : String(value);
  });
