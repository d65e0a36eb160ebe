import { quarterOf, quartersFrom } from '@shared/quarters';
import { fieldOfCategory } from '@shared/subsidies/field-names';
import type { SubsidyField } from '@shared/subsidies/fields';
import { dayInChina, noonInChina, yearOf } from '@shared/time';
import { personById } from '../../identity/person-store';
import { paymentYearOf } from '../../subsidies/payment-store';
import { programs } from '../../subsidies/program-store';
import type { Subject } from '../review-store';

/** Quarters in which whoever was paid may judge, that of the payment among them: most subsidies are paid once a year. */
const QUARTERS_TO_JUDGE = 4;

/** The kind of each program of the catalogue. */
export async function fieldsOfPrograms(): Promise<ReadonlyMap<string, SubsidyField>> {
  const known = (await programs()).flatMap(({ programCode, category }) => {
    const field = fieldOfCategory(category);
    return field ? [[programCode, field] as const] : [];
  });
  return new Map(known);
}

/** Whether this kind of subsidy has arrived, and stayed, in the hands of somebody of the village by one of their rows. */
export async function wasPaid(
  { villageCode, subjectId }: Pick<Subject, 'villageCode' | 'subjectId'>,
  ownIds: Iterable<string>,
  at: string,
): Promise<boolean> {
  const rows = await Promise.all([...ownIds].map(personById));
  const ofVillage = rows.filter((person) => person?.villageCode === villageCode);
  const thisYear = yearOf(dayInChina(at));
  const [fields, ...years] = await Promise.all([
    fieldsOfPrograms(),
    ...ofVillage.flatMap((person) => [thisYear, thisYear - 1].map((year) => paymentYearOf(person!.personId, year))),
  ]);
  return years
    .flatMap((year) => year?.programs ?? [])
    .some(
      ({ programCode, last }) =>
        fields.get(programCode) === subjectId &&
        quartersFrom(quarterOf(noonInChina(last.paidOn)), quarterOf(at)) < QUARTERS_TO_JUDGE,
    );
}
