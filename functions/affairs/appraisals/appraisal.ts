import type { AppraisalGrade, AppraisalRecord, AppraisalYear } from '@shared/affairs/appraisals';
import type { StoredAppraisal } from './appraisal-store';

interface Held {
  readonly year: number;
  readonly people: readonly { readonly cadreId: string; readonly personId: string; readonly grade: AppraisalGrade }[];
}

/**
 * Who was 不称职 in a year and also the last time before that they were appraised, by year; whatever rows of rosters they stand on. Somebody
 * who was not appraised in between was so twice in a row all the same.
 */
export function twiceUnfitIn(held: readonly Held[]): ReadonlyMap<number, string[]> {
  const last = new Map<string, AppraisalGrade>();
  const found = new Map<number, string[]>();
  for (const { year, people } of [...held].sort((a, b) => a.year - b.year)) {
    found.set(
      year,
      people
        .filter(({ personId, grade }) => grade === 'unfit' && last.get(personId) === 'unfit')
        .map(({ cadreId }) => cadreId),
    );
    for (const { personId, grade } of people) last.set(personId, grade);
  }
  return found;
}

/** What is shown of a record: not by which row of a roster somebody is followed through the years. */
function shown({ people, villageCode: _, year: __, ...record }: StoredAppraisal): AppraisalRecord {
  return { ...record, people: people.map(({ personId: ___, ...person }) => person) };
}

/** A village's years as they are read, the newest first, from all its records in the order they were written. */
export function yearsOf(records: readonly StoredAppraisal[]): AppraisalYear[] {
  const byYear = new Map<number, StoredAppraisal[]>();
  for (const record of records) byYear.set(record.year, [...(byYear.get(record.year) ?? []), record]);
  const twice = twiceUnfitIn([...byYear.values()].map((written) => written[written.length - 1]!));
  return [...byYear]
    .sort(([a], [b]) => b - a)
    .map(([year, written]) => ({
      year,
      version: written.length,
      records: written.map(shown),
      twiceUnfit: twice.get(year) ?? [],
    }));
}
