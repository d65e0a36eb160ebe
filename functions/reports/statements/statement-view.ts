import type { StatementInReport } from '@shared/reports/reports';
import type { StatementView } from '@shared/reports/accused-statements';
import { cadreOf } from '../../identity/cadre-store';
import { mediaViews } from '../../media/media-store';
import type { Report } from '../report';
import { type Statement, stateOf } from './statement';
import { originOf, statementById } from './statement-store';

/** A statement as the one who is asked sees it. */
export const viewStatement = async (statement: Statement, at: string): Promise<StatementView> => {
  const { statementId, askedBy, summary, askedWeek, answerBy, text, mediaIds } = statement;
  return {
    statementId,
    askedBy,
    summary,
    askedWeek,
    answerBy,
    state: stateOf(statement, at),
    ...(text !== undefined && { text }),
    media: await mediaViews(mediaIds),
  };
};

/** The statements of a report as its office reads them, the first asked first: a handful. */
export async function statementsIn({ statementIds = [] }: Report, at: string): Promise<StatementInReport[]> {
  const found = await Promise.all(
    statementIds.map(async (id) => [await statementById(id), await originOf(id)] as const),
  );
  return Promise.all(
    found.flatMap(([statement, origin]) => (statement && origin ? [inReport(statement, origin, at)] : [])),
  );
}

async function inReport(
  statement: Statement,
  { name, askedAt, givenAt }: { name: string; askedAt: string; givenAt?: string | undefined },
  at: string,
): Promise<StatementInReport> {
  const { statementId, summary, answerBy, text, mediaIds } = statement;
  return {
    statementId,
    name,
    summary,
    askedAt,
    answerBy,
    state: stateOf(statement, at),
    ...(text !== undefined && { text }),
    media: await mediaViews(mediaIds),
    ...(givenAt && { givenAt }),
  };
}

/** The cadres it accuses that still hold a post, by name. */
export async function accusedCadres({
  villageCode,
  accusedPersonId,
  alsoAccusedIds = [],
}: Pick<Report, 'villageCode' | 'accusedPersonId' | 'alsoAccusedIds'>): Promise<{ personId: string; name: string }[]> {
  const ids = [...(accusedPersonId ? [accusedPersonId] : []), ...alsoAccusedIds];
  const cadres = await Promise.all(ids.map((personId) => cadreOf(villageCode, personId)));
  return cadres.flatMap((cadre) => (cadre ? [{ personId: cadre.cadreId, name: cadre.name }] : []));
}
