import type { VoucherTemplates } from '@shared/accounts/voucher-templates';
import { districtOf, levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import type { Post } from '@shared/orders/posts';
import { holds } from '@shared/roles';
import { addMonths, dayInChina, monthOf, yearOf } from '@shared/time';
import { actsIn } from '../../identity/acts-in';
import type { Caller } from '../../platform/sessions';
import { villageYearsOf } from '../book-store';
import { proposalsOn } from './proposals';
import type { Template } from './template';
import { templatesOf, templateYearOf } from './template-store';

/** Who may change a village's own: the director of the centre that keeps its books. */
const CHANGES_A_VILLAGES: Post = 'agencyDirector';

/** Whether who calls may change a division's own templates now: the district's office its own, the holder of the post or their deputy a village's. */
export async function mayChangeTemplates(caller: Caller, division: string, at: string): Promise<boolean> {
  if (!caller.person) return false;
  if (levelOf(division) === 'district') return holds(caller.grants, ['regulator'], division);
  return (await actsIn(caller, division, at))(CHANGES_A_VILLAGES);
}

/** @throws AppError `request.malformed` for a town: it has no templates of its own */
export function refuseTown(division: string): void {
  if (levelOf(division) === 'town')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个村（社区），或者全区' }]);
}

/** The recurring vouchers of a village whose day has come. */
async function proposedFor(villageCode: string, templates: readonly Template[], at: string) {
  const today = dayInChina(at);
  if (!templates.some(({ recurs, isInUse }) => recurs && isInUse)) return [];
  const years = [yearOf(addMonths(today.slice(0, 7), -12)), yearOf(today)];
  const [books, ...entered] = await Promise.all([
    villageYearsOf(villageCode),
    ...years.map((year) => templateYearOf({ villageCode, year })),
  ]);
  const closed = new Map(books.map(({ year, closedThrough }) => [year, closedThrough]));
  const isOpen = (month: string) => monthOf(month) > (closed.get(yearOf(month)) ?? 12);
  return proposalsOn(
    today,
    templates,
    entered.flatMap(({ uses }) => uses),
    isOpen,
  );
}

/** The templates of a village or a district as one of its bookkeepers sees them. */
export async function shownTemplates(division: string, caller: Caller, at: string): Promise<VoucherTemplates> {
  const isVillage = levelOf(division) === 'village';
  const [own, above, mayChange, isIn] = await Promise.all([
    templatesOf(division),
    isVillage ? templatesOf(districtOf(division)) : undefined,
    mayChangeTemplates(caller, division, at),
    isVillage ? actsIn(caller, division, at) : () => false,
  ]);
  const all = [above, own].flatMap((one) =>
    one ? one.templates.map((each) => ({ ...each, from: one.division })) : [],
  );
  return {
    items: all
      .filter(({ isInUse, from }) => isInUse || (mayChange && from === division))
      .map(({ changed, from, ...template }) => ({
        ...template,
        division: from,
        changedBy: changed.name,
        changedAt: changed.at,
        mayUse: template.usableBy.length === 0 || template.usableBy.some(isIn),
      })),
    proposals: isVillage ? await proposedFor(division, all, at) : [],
    mayChange,
    version: own.version,
  };
}
