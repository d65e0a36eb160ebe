import type { Confidence } from '@shared/subsidies/subsidies';
import type { StoredProgram, StoredRule } from '../../functions/subsidies/program-store';
import { readJson } from './districts';
import { SCHEMES } from './schemes';

interface CatalogueRow {
  code: string;
  name: string;
  category: string;
  department: string;
  level: string;
  unit: string;
  amount: number | null;
  standard: string;
  cycle: string;
  audience: string;
  eligibility: string;
  confidence: Confidence;
  amount_confidence: Confidence;
  note: string;
}

export const DEMO_MARK = '演示数据，标准以本区公告为准';

export const catalogue = readJson<CatalogueRow[]>('subsidies.json');
const DOCUMENT_NO = /[^\s，；。、]{1,10}〔\d{4}〕\d+号/;

export const programName = new Map(catalogue.map(({ code, name }) => [code, name]));
export const departmentOf = new Map(catalogue.map(({ code, department }) => [code, department]));

export const programRows = (): StoredProgram[] =>
  catalogue.map(({ code, name, category, department, level, audience, cycle, confidence, note }) => ({
    ...{ programCode: code, name, category, department, level, audience, cycle, confidence },
    ...(note && { note }),
  }));

/** What the demonstration pays where the catalogue names no sum, said in the rule itself so that nobody takes it for the standard. */
function standardIn(row: CatalogueRow, year: number): string {
  const scheme = SCHEMES.find(({ code }) => code === row.code);
  if (!scheme?.demo) return row.standard;
  const price = scheme.pricesFen?.[year];
  const shown = price === undefined ? '' : `演示标准：每${scheme.unit} ${(price / 100).toFixed(2)} 元。`;
  return `${row.standard}。${shown}（${DEMO_MARK}）`;
}

/** A program's rule as the catalogue has it. */
function collectedRule({ code, note, ...row }: CatalogueRow): StoredRule {
  const { standard, eligibility, audience, department, confidence } = row;
  const documentNo = DOCUMENT_NO.exec(note)?.[0];
  return {
    ...{ programCode: code, effectiveOn: firstDayOf(code), standard, eligibility, audience, department, confidence },
    ...(documentNo && { documentNo }),
  };
}
/** A rule for each program, with no sum of the demonstration's. */
export const collectedRuleRows = (): StoredRule[] => catalogue.map(collectedRule);

/** 育儿补贴 began in 2025; 耕地地力保护补贴 is set each March. */
const firstYearOf = (code: string): number => (code === 'BT61' ? 2025 : 2024);
const dayOfYear = (code: string): string => (code === 'BT01' ? '03-01' : '01-01');
const firstDayOf = (code: string): string => `${firstYearOf(code)}-${dayOfYear(code)}`;

/**
 * The rules: one from 2024, so that no payment is without; another from each year in which the demo's price differs.
 */
export function ruleRows(): StoredRule[] {
  return catalogue.flatMap((row): StoredRule[] => {
    const { code } = row;
    const rule = collectedRule(row);
    const years = [2024, 2025, 2026]
      .filter((year) => year >= firstYearOf(code))
      .filter(
        (year, place, all) =>
          place === 0 || year === 2025 || standardIn(row, year) !== standardIn(row, all[place - 1]!),
      );
    return years.map((year) => ({
      ...rule,
      effectiveOn: `${year}-${dayOfYear(code)}`,
      standard: standardIn(row, year),
      ...(SCHEMES.some((scheme) => scheme.code === code && scheme.demo) && { confidence: 'none' }),
    }));
  });
}
