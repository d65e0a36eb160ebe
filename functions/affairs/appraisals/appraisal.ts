import type { AppraisalGrade, AppraisalRecord, HeldAppraisal } from '@shared/affairs/appraisals';
import type { StoredAppraisal } from './appraisal-store';

interface Held {
  readonly heldOn: string;
  readonly people: readonly { readonly cadreId: string; readonly personId: string; readonly grade: AppraisalGrade }[];
}

/**
 * Who was 不称职 in a meeting and also the last time before that they were appraised, by the meeting's day; whatever rows of rosters they
 * stand on. Somebody who was not appraised in between was so twice in a row all the same. The law counts times, so two meetings of one
 * year are two.
 */
export function twiceUnfitIn(held: readonly Held[]): ReadonlyMap<string, string[]> {
  const last = new Map<string, AppraisalGrade>();
  const found = new Map<string, string[]>();
  for (const { heldOn, people } of [...held].sort((a, b) => a.heldOn.localeCompare(b.heldOn))) {
    found.set(
      heldOn,
      people
        .filter(({ personId, grade }) => grade === 'unfit' && last.get(personId) === 'unfit')
        .map(({ cadreId }) => cadreId),
    );
    for (const { personId, grade } of people) last.set(personId, grade);
  }
  return found;
}

/** What is shown of a record: not by which row of a roster somebody is followed through the years. */
function shown({ people, villageCode: _, year: __, number: ___, ...record }: StoredAppraisal): AppraisalRecord {
  return { ...record, people: people.map(({ personId: ____, ...person }) => person) };
}

/** A village's meetings as they are read, the newest first, from all its records in the order they were written. */
export function heldIn(records: readonly StoredAppraisal[]): HeldAppraisal[] {
  const meetings = new Map<string, StoredAppraisal[]>();
  for (const record of records) {
    const meeting = `${record.year}#${record.number}`;
    meetings.set(meeting, [...(meetings.get(meeting) ?? []), record]);
  }
  const counts = (written: readonly StoredAppraisal[]) => written[written.length - 1]!;
  const twice = twiceUnfitIn([...meetings.values()].map(counts));
  return [...meetings.values()]
    .sort((a, b) => counts(b).heldOn.localeCompare(counts(a).heldOn))
    .map((written) => {
      const { year, number, heldOn } = counts(written);
      return {
        year,
        number,
        version: written.length,
        records: written.map(shown),
        twiceUnfit: twice.get(heldOn) ?? [],
      };
    });
}
