import { districtOf, levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { tryRouting } from '@shared/reports/routing';
import { handle } from '../../platform/serve';
import { endOfPeriod } from '../deadlines/calendar';
import { handlingOf } from './handling';

/** By the very functions that take a report in; it reads rules, the roster and the offices, and no report. */
export const tryRoutingHandler = handle(tryRouting)(async ({ params, body }, { at }) => {
  if (districtOf(body.villageCode) !== params.districtCode) throw new AppError('notFound');
  const { conflicts, routed, division, office, handlers, raisedForWant, line } = await handlingOf(body);
  const { fired, trace, raised, acceptDays, answerDays } = routed;
  return {
    ...(fired && { fired: { ruleId: fired.ruleId, name: fired.name } }),
    trace,
    line,
    accused: conflicts.accused,
    named: conflicts.cadres.map(({ name, title }) => `${name}（${title}）`),
    handledBy: office,
    level: levelOf(division),
    raisedByLaw: raised,
    raisedForWant,
    handlers,
    acceptDays,
    answerDays,
    acceptBy: endOfPeriod(at, acceptDays),
  };
});
