import { openReporterIdentity } from '@shared/custody/custody';
import { AppError } from '@shared/errors';
import { accountById } from '../identity/account-store';
import { villageNamed } from '../identity/division-store';
import { personById } from '../identity/person-store';
import { openPhone, sealContext } from '../platform/sealed';
import { handle } from '../platform/serve';
import { openIdentityOf, type ReporterIdentity } from '../reports/reporter/identity-store';
import { sealedUnder } from '../reports/report';
import { takeAct } from './take-act';

/** A bad network may lose the answer: sent again with the same key it is the same look, for so long. */
const SAME_LOOK_MS = 10 * 60_000;

export const openReporterIdentityHandler = handle(openReporterIdentity)(async (
  { params, body: { version }, caller },
  context,
) => {
  let identity: ReporterIdentity | undefined;
  // KMS is asked first: when it cannot be reached the one look is not spent. Nothing is shown before it is written down.
  const { opening, report } = await takeAct(
    { ...params, version, caller, action: openReporterIdentity.id },
    { command: 'open' },
    context,
    async (asked) => (identity = await identityOf(sealedUnder(asked))),
  );
  const openedAt = opening.openedAt ?? context.at;
  if (!identity && Date.parse(context.at) - Date.parse(openedAt) > SAME_LOOK_MS) throw new AppError('custody.gone');
  const { personId, name, villageCode } = identity ?? (await identityOf(sealedUnder(report)));
  const [phone, { shortName }] = await Promise.all([phoneOf(personId), villageNamed(villageCode)]);
  return {
    referenceNo: report.referenceNo,
    name,
    ...(phone && { phone }),
    villageName: shortName,
    openedAt,
    openedBy: caller.person?.name ?? '',
  };
});

/** The phone of the account they have now, if any. */
async function phoneOf(personId: string): Promise<string | undefined> {
  const accountId = (await personById(personId))?.accountId;
  const sealed = accountId && (await accountById(accountId))?.sealedPhone;
  return sealed ? openPhone(sealed, sealContext.accountPhone(accountId)) : undefined;
}

async function identityOf(reportId: string): Promise<ReporterIdentity> {
  const identity = await openIdentityOf(reportId);
  if (!identity) throw new AppError('custody.gone');
  return identity;
}
