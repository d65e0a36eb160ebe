import { AppError } from '@shared/errors';
import { giveStatement } from '@shared/reports/accused-statements';
import { accountOwner, IMAGES_ONLY } from '../../media/media';
import { claimMedia } from '../../media/media-store';
import { newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { handle } from '../../platform/serve';
import { heedWords } from '../reporter/heed-words';
import { findReport } from '../report-store';
import { writerOf } from '../steps/take-step';
import { stateOf } from './statement';
import { statementFor } from './show-statement';
import { originOf, saveGiven } from './statement-store';
import { viewStatement } from './statement-view';

/** In the timeline it is someone's word, and no one's name. */
const ACCUSED = '有关人员';

export const giveStatementHandler = handle(giveStatement)(async ({ params, body, caller }, { at, once }) => {
  const act = async () => {
    const statement = await statementFor(params.statementId, caller);
    if (stateOf(statement, at) !== 'asked') throw new AppError('statements.over');
    const origin = await originOf(statement.statementId);
    const report = origin && (await findReport(origin.reportId))?.report;
    if (!origin || !report) throw new AppError('notFound');
    const { text, mediaIds } = body;
    const given = { ...statement, text, mediaIds, version: statement.version + 1 };
    // Whoever is asked may name somebody else.
    const heeded = await heedWords(report, { text, ...writerOf(caller, 'handler'), at });
    await saveGiven(
      given,
      { ...origin, givenAt: at },
      {
        report,
        heeded,
        event: {
          reportId: report.reportId,
          eventId: newId(at),
          step: 'statementGiven',
          at,
          byOffice: ACCUSED,
          handledByDivision: report.handledByDivision,
        },
        // Claimed for the statement: nothing of theirs names the report.
        claims: await claimMedia(mediaIds, accountOwner(caller.accountId), statement.statementId, IMAGES_ONLY),
      },
      { action: giveStatement.id, once },
    );
    return viewStatement(given, at);
  };
  const done = async () => viewStatement(await statementFor(params.statementId, caller), at);
  return doOnce(once, { done, act, decidesAnew: true });
});
