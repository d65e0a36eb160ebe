import type { Grant } from '@shared/roles';
import { dayInChina, yearOf } from '@shared/time';
import { openYear } from '../../functions/accounts/open-year';
import { forgetPolicies } from '../../functions/affairs/policies/policy-store';
import { forgetDivisions } from '../../functions/identity/division-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { seedDistrictAt } from '../../scripts/seed/districts';
import { type Row } from '../../scripts/seed/row';
import { catalogueRows, divisionRows } from '../../scripts/seed/rows';
import { writeRows } from '../../scripts/seed/write';
import { DISTRICT, enrol, signInBound } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { openingRows } from './custody-rows';
import { once } from './exercise';
import {
  decisionRows,
  lateVillagesRows,
  pendingRows,
  revisionRows,
  savedRows,
  scheduledRows,
  writeImports,
  writeOpenGrants,
} from './office-rows';
import { factsRow, publicityRows } from './publicity-rows';
import { ACCEPTED, ANSWERED, reportRows, storeCopy } from './report-rows';
import {
  bookRows,
  messageRows,
  noticeRows,
  paymentRows,
  registerRows,
  reviewRows,
  rosterRows,
  scoreRows,
  YEAR,
} from './rows';

/** Rows of every kind in the partitions that the routes read, at size 1: two full pages. */
export const ROWS = 40;
/** Entries of the one book: a full page in each of its twelve months and more in each of its accounts. */
export const ENTRIES = 240;

export interface Person {
  readonly name: string;
  readonly token: string;
  readonly accountId: string;
  readonly personId: string;
  readonly openid: string;
}

/** Someone of the village who has bound their name, with these offices. */
export async function personOf(villageCode: string, name: string, ...grants: Grant[]): Promise<Person> {
  const openid = `openid-${newId()}`;
  const enrolled = await enrol(name, { villageCode, grants });
  const { token, me } = await signInBound(openid, enrolled);
  return { name, token, openid, accountId: me.accountId, personId: enrolled.person.personId };
}

/** Who took a step, and when, as a row says it. */
export const handOf = ({ accountId, personId, name }: Person, at = now()) => ({ accountId, personId, name, at });

export const write = async (rows: readonly Row[]): Promise<void> => void (await writeRows(rows));

/** As a Lambda that has just started: nothing kept in memory. */
export const forget = (): void => {
  forgetDivisions();
  forgetPolicies();
};

/**
 * Fresh tables with the real divisions and catalogues, and one village in which everything that can grow is `size` times as
 * much: one person's payments, messages and reports, one book, the registers, the notices, the reviews of one subject, the
 * work of three offices, the roster.
 */
export async function district(size: number) {
  await freshTables();
  forget();
  const { villages } = seedDistrictAt(0);
  const village = villages[0]!;
  const { code, townCode } = village;
  const neighbour = villages.find((other) => other.townCode === townCode && other !== village)!;
  await write([...catalogueRows(), ...divisionRows(0)]);
  const resident = await personOf(code, '王秀英');
  const cadre = await personOf(code, '陈建国', { role: 'cadre', division: code });
  const township = await personOf(code, '赵敏', { role: 'township', division: townCode });
  // 审核 and 批准 want two more of the office that keeps the books.
  const bookkeepers = [
    await personOf(code, '田静', { role: 'township', division: townCode }),
    await personOf(code, '高远', { role: 'township', division: townCode }),
  ] as const;
  const regulator = await personOf(code, '周正', { role: 'regulator', division: DISTRICT });
  const admin = await personOf(code, '林静', { role: 'admin', division: DISTRICT });
  const custodian = await personOf(code, '何清', { role: 'custodian', division: DISTRICT });
  const otherCustodian = await personOf(code, '吴明', { role: 'custodian', division: DISTRICT });

  const count = ROWS * size;
  const book = bookRows(village, ENTRIES * size);
  const registers = registerRows(village, count);
  const notices = noticeRows(village, count);
  const payments = paymentRows(resident.personId, count);
  const publicities = publicityRows(code, count);
  const subjects = {
    cadre: { villageCode: code, subjectKind: 'cadre', subjectId: cadre.personId },
    notice: { villageCode: code, subjectKind: 'notice', subjectId: notices.noticeId },
  } as const;
  await write([
    ...book.rows,
    ...registers.rows,
    ...notices.rows,
    ...payments.rows,
    ...publicities.rows,
    factsRow(resident.personId),
    ...messageRows(resident.accountId, count),
    ...reviewRows(subjects.cadre, count),
    ...reviewRows(subjects.notice, count),
    ...scoreRows(code, cadre.personId, notices.noticeId, count),
    ...rosterRows(code, count),
    ...scheduledRows(village, count),
    ...revisionRows(notices.noticeId, count),
    ...decisionRows(village, count),
    ...pendingRows(neighbour, township, count),
    ...savedRows(resident.accountId),
    ...lateVillagesRows(village, YEAR, count),
  ]);
  await storeCopy();
  await writeImports(admin, count);
  await writeOpenGrants(code, cadre, count);
  for (let place = 0; place < count; place += 1) await write((await openingRows({ code, resident, cadre })).rows);
  const filed = { villageCode: code, reporter: resident };
  const hidden = { ...filed, about: 'cadre', accusedPersonId: cadre.personId, confidential: true } as const;
  await write(
    Array.from({ length: count }).flatMap(() => [
      ...reportRows({ ...filed, about: 'village' }).rows,
      ...reportRows({ ...filed, about: 'village', steps: [ACCEPTED, ANSWERED] }).rows,
      ...reportRows({ ...filed, about: 'cadre', accusedPersonId: cadre.personId }).rows,
      ...reportRows({ villageCode: code, about: 'village', held: true }).rows,
      // A page reads a hundred of what someone sent confidentially: there are more at either size.
      ...reportRows(hidden).rows,
      ...reportRows(hidden).rows,
    ]),
  );
  const { voucherId, accountCode } = book;
  const { noticeId } = notices;
  const { paymentId } = payments;
  return {
    size,
    village,
    neighbour,
    resident,
    cadre,
    township,
    bookkeepers,
    regulator,
    admin,
    custodian,
    otherCustodian,
    subjects,
    registers: registers.ids,
    voucherId,
    accountCode,
    noticeId,
    paymentId,
    publicityId: publicities.publicityId,
  };
}

export type District = Awaited<ReturnType<typeof district>>;

/** The running year's book, which what is paid now goes into. */
export const openThisYear = once(({ village: { code, name } }: District) =>
  openYear(
    { villageCode: code, villageName: name, townName: name, year: yearOf(dayInChina(now())) },
    0,
    now(),
    'bench',
  ),
);
