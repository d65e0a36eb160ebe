import { declareCollectiveOrgan, problemsOfOrgan, weakens } from '@shared/affairs/collective-organ';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { dayInChina } from '@shared/time';
import { villageNamed } from '../../identity/division-store';
import { auditRow } from '../../platform/audit';
import { handle } from '../../platform/serve';
import { ConditionsFailed, transact } from '../../platform/transact';
import { declaredOrgan, organOf, putOrgan } from './decision-store';

export const declareCollectiveOrganHandler = handle(declareCollectiveOrgan)(async (
  { params: { villageCode }, body: { version, form, registeredOn }, caller },
  { at, requestId },
) => {
  await villageNamed(villageCode);
  const problems = problemsOfOrgan({ form, ...(registeredOn && { registeredOn }) }, dayInChina(at));
  if (problems.length > 0) throw new AppError('request.malformed', problems);
  const previous = await organOf(villageCode, { consistent: true });
  // Said again it is the same, also where the first answer was lost.
  if (previous?.form === form && previous.registeredOn === registeredOn) return declaredOrgan(previous);
  if ((previous?.version ?? 0) !== version) throw new AppError('version.stale', declaredOrgan(previous));
  const next = { villageCode, form, ...(registeredOn && { registeredOn }), declaredAt: at, version: version + 1 };
  if (previous && weakens(previous, next) && !holds(caller.grants, ['township'], villageCode))
    throw new AppError('auth.refused');
  try {
    await transact(
      putOrgan(next, previous),
      auditRow({
        subject: `village#${villageCode}`,
        action: declareCollectiveOrgan.id,
        at,
        actor: caller.accountId,
        requestId,
        note: `${previous?.form ?? '-'} → ${form} ${registeredOn ?? ''}`.trim(),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    throw new AppError('version.stale', declaredOrgan(await organOf(villageCode, { consistent: true })));
  }
  return declaredOrgan(next);
});
