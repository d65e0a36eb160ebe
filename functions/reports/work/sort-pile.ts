import type { ErrorCode } from '@shared/errors';
import { type SortOutcome, sortPile } from '@shared/reports/work';
import { handle } from '../../platform/serve';
import { commitStep } from '../steps/take-step';
import type { Step } from '../transitions';
import { eachApart } from './each-apart';

const OUTCOMES: Partial<Record<ErrorCode, SortOutcome>> = {
  notFound: 'notYours',
  'auth.refused': 'notYours',
  'reports.wrongState': 'moved',
  'version.stale': 'moved',
};

export const sortPileHandler = handle(sortPile)(async ({ body: { decision, reports }, caller }, context) => {
  const step: Step =
    decision.kind === 'release'
      ? { command: 'release' }
      : { command: 'setAside', text: decision.reason, byPersonId: caller.person?.personId };
  return {
    items: await eachApart(reports, { done: 'sorted', outcomes: OUTCOMES }, context, (one, part) =>
      commitStep({ ...one, actor: caller, action: sortPile.id }, step, part),
    ),
  };
});
