import { type ProgramChange, showMyPaymentChanges } from '@shared/subsidies/payment-outlook';
import { dayInChina, yearOf } from '@shared/time';
import { handle } from '../platform/serve';
import { changesSince, explainedByRule } from './changes';
import { paymentYearsOf } from './payment-store';
import { personOf } from './person-of';
import { rulesOf } from './program-store';

/** Rules are read only for what the payments do not explain. */
export const showMyPaymentChangesHandler = handle(showMyPaymentChanges)(async ({ caller }, { at }) => {
  const today = dayInChina(at);
  const year = yearOf(today);
  const years = await paymentYearsOf(personOf(caller));
  const [now, before] = [year, year - 1].map((wanted) => years.find((one) => one.year === wanted));
  const paidIn = (of: typeof now, { programCode }: ProgramChange) =>
    of?.programs.find((program) => program.programCode === programCode)?.last.paidOn;

  const explained = async (change: ProgramChange): Promise<ProgramChange> => {
    const [lastOn, thisOn] = [paidIn(before, change), paidIn(now, change)];
    if (change.reasons[0]?.kind !== 'unknown' || !lastOn || !thisOn) return change;
    return explainedByRule(change, await rulesOf(change.programCode), lastOn, thisOn);
  };
  const changes = await Promise.all(changesSince(now, before, today).map(explained));
  const sum = (of: (change: ProgramChange) => number) => changes.reduce((total, change) => total + of(change), 0);
  return { year, thisFen: sum(({ thisFen }) => thisFen), lastFen: sum(({ lastFen }) => lastFen), changes };
});
