import { blanksOf, type CannedAnswer } from '@shared/reports/canned-answers';
import { districtOf, levelOf, townOf } from '@shared/divisions';
import { officeOf } from '../sight/office';
import type { Canned } from './canned-store';

/** Whose ready texts an office may use: its own, then those of the levels above it. */
export const officesOver = (division: string): string[] =>
  ({
    village: [division, townOf(division), districtOf(division)],
    town: [division, districtOf(division)],
    district: [division],
  })[levelOf(division)];

/** A ready text as one of an office sees it. */
export async function viewCanned(canned: Canned, reader: string): Promise<CannedAnswer> {
  const { cannedId, division, use, category, title, text, source, savedAt, version } = canned;
  return {
    cannedId,
    use,
    category,
    title,
    text,
    source,
    office: await officeOf(division),
    own: division === reader,
    blanks: blanksOf(text),
    savedAt,
    version,
  };
}
