import { showMyPaymentCalendar } from '@shared/subsidies/payment-outlook';
import { dayInChina, yearOf } from '@shared/time';
import { handle } from '../platform/serve';
import { calendarOf, isRegular } from './calendar';
import { paymentYearsOf } from './payment-store';
import { personOf } from './person-of';
import { programOf } from './program-store';

/** The cycles are asked of the person's own programs: a dozen rows. */
export const showMyPaymentCalendarHandler = handle(showMyPaymentCalendar)(async ({ caller }, { at }) => {
  const today = dayInChina(at);
  const years = (await paymentYearsOf(personOf(caller))).filter(({ year }) => year >= yearOf(today) - 2);
  const codes = [...new Set(years.flatMap(({ programs }) => programs.map(({ programCode }) => programCode)))];
  const cycles = new Map(await Promise.all(codes.map(async (code) => [code, (await programOf(code))?.cycle] as const)));
  return calendarOf(years, today, (code) => isRegular(cycles.get(code)));
});
