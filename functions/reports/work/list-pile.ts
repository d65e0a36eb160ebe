import { listPile, MOST_ON_DESK, PILE_LETTERS } from '@shared/reports/work';
import { hashOf } from '../../platform/sealed';
import { handle } from '../../platform/serve';
import { withAllWords } from '../report-store';
import { firstLetters, summarise } from '../sight/report-view';
import { bareWords } from '../routing/same-words';
import { readerOf } from '../sight/reader';
import { officeHeld, officePart, seesAtWork, standingOf } from './desk';
import { lateBeneath } from './late-beneath';
import { pileFor, visibleReports } from './work-store';

/** Nobody has any of it yet, so nobody is named. */
const NOBODY = new Map<string, string>();

export const listPileHandler = handle(listPile)(async (
  { query: { role, division: place, which, ...page }, caller },
  { at },
) => {
  const division = officeHeld(caller, { role, division: place });
  const reader = await readerOf(caller);
  const sees = seesAtWork(reader);
  const [{ items, next }, carriedUp] = await Promise.all([
    visibleReports(pileFor(role, division, which), sees, page),
    role === 'township' && which === 'held' && !page.after
      ? lateBeneath(division, 'held', { sees, at, limit: MOST_ON_DESK })
      : { items: [] },
  ]);
  const lines = [...carriedUp.items, ...items].map(async (line) => {
    const report = await withAllWords(line);
    return {
      ...(await summarise(report)),
      ...standingOf(report, officePart(report, reader)!, reader, NOBODY, at),
      words: firstLetters(report.description, PILE_LETTERS),
      alike: hashOf(bareWords(report.description)),
    };
  });
  return { items: await Promise.all(lines), ...(next && { next }) };
});
