import { AppError } from '@shared/errors';
import { showStatement } from '@shared/reports/accused-statements';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import type { Statement } from './statement';
import { statementById } from './statement-store';
import { viewStatement } from './statement-view';

/** A statement for the one who is asked. @throws AppError `notFound` for everyone else, the office that asked included. */
export async function statementFor(statementId: string, { person }: Caller): Promise<Statement> {
  const statement = await statementById(statementId);
  if (!statement || statement.personId !== person?.personId) throw new AppError('notFound');
  return statement;
}

export const showStatementHandler = handle(showStatement)(async ({ params, caller }, { at }) =>
  viewStatement(await statementFor(params.statementId, caller), at),
);
