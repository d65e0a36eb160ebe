import { listCannedAnswers } from '@shared/reports/canned-answers';
import { handle } from '../../platform/serve';
import { officeHeld } from '../work/desk';
import { officesOver, viewCanned } from './canned';
import { cannedOf } from './canned-store';

export const listCannedAnswersHandler = handle(listCannedAnswers)(async ({ query, caller }) => {
  const division = officeHeld(caller, query);
  const piles = await Promise.all(officesOver(division).map(cannedOf));
  return { items: await Promise.all(piles.flat().map((canned) => viewCanned(canned, division))) };
});
