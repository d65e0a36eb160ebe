import {
  type AppraisalMeeting,
  type HeldAppraisal,
  appraisedYear,
  gradeOf,
  problemsOfAppraisal,
} from '@shared/affairs/appraisals';
import { AppError, type FieldError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { type Cadre, cadresOf } from '../../identity/cadre-store';
import { hasVillageCommittee, villageNamed } from '../../identity/division-store';
import { knownAs } from '../../identity/person-store';
import { type Relations, relationsOf } from '../../identity/relations';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { refuseUnfit } from '../../platform/fit-words';
import { markDone, type Once } from '../../platform/once';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import { authorOf } from '../notices/notice';
import { heldIn } from './appraisal';
import { appraisalsOf, putAppraisal, putAppraisedYear, type StoredAppraisal } from './appraisal-store';

interface Writing {
  villageCode: string;
  year: number;
  /** Which of its year. */
  number: number;
  meeting: AppraisalMeeting;
  /** How many records of it the writer has seen: none for the first. */
  version: number;
  /** Why it is put right; absent for the first. */
  reason?: string;
  action: string;
  caller: Caller;
  context: { at: string; once: Once; requestId: string };
}

const malformed = (problems: readonly FieldError[]) =>
  new AppError(
    'request.malformed',
    problems.map(({ path, message }) => ({ path: `meeting.${path}`, message })),
  );
const alreadyHeld = (year: number, times: number) =>
  malformed([
    {
      path: 'heldOn',
      message: `${year} 年的民主评议已经记过 ${times} 次。写错了，请在那一次下面更正；是又开的一次会，请选“又开了一次”`,
    },
  ]);

type People = readonly Pick<Cadre, 'cadreId' | 'name' | 'title'>[];

/**
 * Nobody records who is appraised, by whatever row of a roster, nor of their own family; and of those who are not appraised only the
 * supervision body's people record, which the law has lead it.
 * @throws AppError `appraisals.ownMatter` with the rows
 */
function refuseOwnMatter(
  { people, exempt }: AppraisalMeeting,
  known: People,
  before: StoredAppraisal | undefined,
  { personIds }: Relations,
): void {
  const own = (cadreId: string) => personIds.has(cadreId);
  const nameOf = (cadreId: string) => known.find((one) => one.cadreId === cadreId)?.name ?? '';
  const rows = [
    ...people.map(({ cadreId }, row) => ({ path: `meeting.people.${row}.cadreId`, cadreId })),
    ...exempt.flatMap(({ cadreId, why }, row) =>
      why === 'supervises' ? [] : [{ path: `meeting.exempt.${row}.cadreId`, cadreId }],
    ),
    // A correction does not take oneself out of what was recorded.
    ...(before?.people ?? []).map(({ cadreId }) => ({ path: 'meeting.people', cadreId })),
  ].filter(({ cadreId }) => own(cadreId));
  if (rows.length > 0)
    throw new AppError(
      'appraisals.ownMatter',
      rows.map(({ path, cadreId }) => ({ path, message: `${nameOf(cadreId)}是您本人或家人，这次评议请由别人来记` })),
    );
}

/** Each person by the one row of a roster that they are followed by; a problem where two rows of the meeting are one human being. */
async function followed(meeting: AppraisalMeeting, earlier: readonly string[]) {
  const personIds: string[] = [];
  const problems: FieldError[] = [];
  for (const [row, { cadreId }] of meeting.people.entries()) {
    const personId = (await knownAs(cadreId, [...earlier, ...personIds])) ?? cadreId;
    if (personIds.includes(personId))
      problems.push({
        path: `people.${row}.cadreId`,
        message: `第 ${row + 1} 行：和前面一行是同一个人，一个人只能记一次`,
      });
    personIds.push(personId);
  }
  if (problems.length > 0) throw malformed(problems);
  return personIds;
}

/**
 * Writes a meeting's first record or its next, once however often it is sent.
 * @throws AppError `notFound`, `request.malformed` with rows and reasons, `appraisals.ownMatter`, `identity.bindingRequired`; `version.stale` with the
 * newer one when another correction came first.
 */
export async function writeAppraisal(writing: Writing): Promise<HeldAppraisal> {
  const { villageCode, year, number, meeting, version, reason, action, caller } = writing;
  const { at, once, requestId } = writing.context;
  const isIt = (one: { year: number; number: number }) => one.year === year && one.number === number;
  const itIn = (records: readonly StoredAppraisal[]) => heldIn(records).find(isIt)!;
  const newest = async () => itIn(await appraisalsOf(villageCode, { consistent: true }));
  const act = async () => {
    const { name, shortName } = await villageNamed(villageCode);
    if (!hasVillageCommittee(name))
      throw malformed([{ path: 'heldOn', message: '社区居委会不适用村民委员会组织法的民主评议，请发公告公开' }]);
    const [records, cadres, relations] = await Promise.all([
      appraisalsOf(villageCode, { consistent: true }),
      cadresOf(villageCode),
      relationsOf(caller),
    ]);
    const before = records.filter(isIt).at(-1);
    const held = heldIn(records).filter((one) => one.year === year);
    if (reason === undefined && before) throw alreadyHeld(year, held.length);
    if (reason === undefined && number !== held.length + 1)
      throw malformed([{ path: 'heldOn', message: `${year} 年记下的只有 ${held.length} 次，请刷新再记` }]);
    if (reason !== undefined && !before) throw new AppError('notFound');
    if ((before?.revision ?? 0) !== version) throw new AppError('version.stale', itIn(records));

    // A correction is of the cadres of that day, who may have left since.
    const then = before && [...before.people, ...before.exempt];
    const known = [...(then ?? []), ...cadres];
    const problems = problemsOfAppraisal(meeting, { today: dayInChina(at), required: then ?? cadres, known });
    if (appraisedYear(meeting) !== year)
      problems.push({ path: 'heldOn', message: `这是 ${year} 年的评议，会要在这一年开的` });
    if (held.some((one) => one.number !== number && one.records.at(-1)!.heldOn === meeting.heldOn))
      problems.push({ path: 'heldOn', message: '这一天的会已经记过了，一次会只记一次' });
    if (problems.length > 0) throw malformed(problems);
    refuseOwnMatter(meeting, known, before, relations);
    const personIds = await followed(meeting, [
      ...new Set(records.flatMap(({ people }) => people.map(({ personId }) => personId))),
    ]);
    await refuseUnfit(caller.openid, [meeting.place, meeting.text, reason]);

    const named = (cadreId: string) => {
      const { name: cadre, title } = known.find((one) => one.cadreId === cadreId)!;
      return { name: cadre, title };
    };
    const next: StoredAppraisal = {
      ...meeting,
      villageCode,
      year,
      number,
      revision: version + 1,
      people: meeting.people.map((one, row) => ({
        ...one,
        ...named(one.cadreId),
        personId: personIds[row]!,
        grade: gradeOf(one, meeting.present),
      })),
      exempt: meeting.exempt.map((one) => ({ ...one, ...named(one.cadreId) })),
      author: authorOf(caller, villageCode, shortName),
      recordedAt: at,
      ...(reason && { reason }),
    };
    await transact(
      putAppraisal(next),
      ...(reason === undefined ? [putAppraisedYear({ villageCode, year, times: number })] : []),
      auditRow({
        subject: `appraisal#${villageCode}#${year}`,
        action,
        at,
        actor: caller.accountId,
        requestId,
        note: `meeting ${number} revision ${next.revision}`,
      }),
      markDone(once, String(year), at),
    );
    return itIn([...records, next]);
  };
  return doOnce(once, {
    done: newest,
    act,
    overtaken: async () =>
      reason === undefined ? alreadyHeld(year, number) : new AppError('version.stale', await newest()),
  });
}
