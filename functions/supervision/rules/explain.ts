import { formatFen } from '@shared/money';
import type { FactValue } from '../facts/fact';

const written = (name: string, value: FactValue | undefined): string => {
  if (value === undefined) return '不明';
  if (typeof value === 'number' && name.endsWith('Fen')) return formatFen(value);
  return String(value);
};

/** A rule's sentence with the numbers in it: what ends in `Fen` is money. */
export const explained = (template: string, values: Readonly<Record<string, FactValue | undefined>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => written(name, values[name]));

/** The names that a sentence asks for. */
export const namesIn = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
