import { districtOf } from '@shared/divisions';
import type { ReportDraft } from '@shared/reports/reports';
import { handlersAmong } from '../sight/holders';
import { officeOf } from '../sight/office';
import { divisionAbove } from '../sight/parts';
import type { Report } from '../report';
import { aboutKindOf, type Conflicts, conflictsOf, peopleAround } from './conflicts';
import { floorOf, RAISED_FOR_WANT, type Routed, routeReport } from './route-report';
import { rulesOf } from './rule-store';

type Words = Pick<ReportDraft, 'villageCode' | 'category' | 'about' | 'description' | 'place'>;
type Reporter = Pick<Report, 'reporterAccountId' | 'reporterPersonId' | 'reporterAlias'>;

/** How a new report is handled, and everything that decided it. */
export interface Handling {
  conflicts: Conflicts;
  routed: Routed;
  division: string;
  office: string;
  /** How many of the office may see it, and who of the rule's desk. */
  handlers: number;
  assigneeAccountId?: string;
  assigneePersonId?: string | undefined;
  raisedForWant: boolean;
  line: string;
  floor: string;
}

/** For whom a report that came before does not exist already, and who wrote its later words. */
interface Besides {
  excludedPersonIds: readonly string[];
  writerId?: string | undefined;
}

/**
 * Which office handles a new report: by the district's rules, over the law's floor, and one level up wherever the office would have
 * nobody left who may see it. Where no level has anyone yet it stays with the office that it belongs to.
 * @throws AppError `reports.cadreUnknown`, `notFound` (village)
 */
export async function handlingOf(
  draft: Words,
  { reporterAccountId, reporterPersonId, reporterAlias }: Reporter = {},
  besides?: Besides,
): Promise<Handling> {
  const { villageCode, category } = draft;
  const [{ items: rules }, around] = await Promise.all([
    rulesOf(districtOf(villageCode)),
    peopleAround(villageCode, { alsoItsOwn: true }),
  ]);
  const conflicts = await conflictsOf(draft, besides?.writerId, around);
  const matter = { villageCode, category, ...conflicts };
  const routed = routeReport(rules, matter);
  const excludedPersonIds = [...conflicts.excludedPersonIds, ...(besides?.excludedPersonIds ?? [])];
  const parties = { villageCode, excludedPersonIds, reporterAccountId, reporterPersonId, reporterAlias };
  const fitAt = (handledByDivision: string) =>
    handlersAmong({ ...parties, handledByDivision }, around.holders.get(handledByDivision)!, around.rows);
  let division = routed.division;
  let fit = await fitAt(division);
  for (let above = divisionAbove(division); fit.length === 0 && above; above = divisionAbove(above)) {
    fit = await fitAt(above);
    if (fit.length > 0) division = above;
  }
  const desk = division === routed.division ? routed.fired?.desk : undefined;
  const atDesk = fit.find(({ grants }) =>
    grants.some((grant) => grant.division === division && desk !== undefined && grant.title?.includes(desk)),
  );
  const raisedForWant = division !== routed.division;
  return {
    conflicts,
    routed,
    division,
    office: await officeOf(division),
    handlers: fit.length,
    ...(atDesk && { assigneeAccountId: atDesk.accountId, assigneePersonId: atDesk.personId }),
    raisedForWant,
    line: raisedForWant ? RAISED_FOR_WANT : routed.line,
    floor: floorOf(matter),
  };
}

type Handled = Pick<
  Report,
  | 'aboutKind'
  | 'accusedPersonId'
  | 'alsoAccusedIds'
  | 'aboutName'
  | 'excludedPersonIds'
  | 'handledByDivision'
  | 'handledBy'
  | 'assigneeAccountId'
  | 'assigneePersonId'
  | 'routing'
>;

/** The same as the report keeps it. */
export function handledAs(handling: Handling): Handled {
  const { conflicts, routed, division, office, assigneeAccountId, assigneePersonId, line, floor } = handling;
  const [first, ...others] = conflicts.cadres.map(({ cadreId }) => cadreId);
  const { fired, acceptDays, answerDays } = routed;
  return {
    aboutKind: aboutKindOf(conflicts.accused),
    ...(first && { accusedPersonId: first }),
    ...(others.length > 0 && { alsoAccusedIds: others }),
    ...(conflicts.aboutName && { aboutName: conflicts.aboutName }),
    excludedPersonIds: conflicts.excludedPersonIds,
    handledByDivision: division,
    handledBy: office,
    ...(assigneeAccountId && { assigneeAccountId, assigneePersonId }),
    routing: {
      ...(fired && { ruleId: fired.ruleId, ruleVersion: fired.ruleVersion }),
      line,
      acceptDays,
      answerDays,
      floor,
    },
  };
}
