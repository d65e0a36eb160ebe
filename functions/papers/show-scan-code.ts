import { AppError } from '@shared/errors';
import { showScanCode } from '@shared/papers/papers';
import { encodeScene } from '@shared/papers/scene';
import { villageNamed } from '../identity/division-store';
import { handle } from '../platform/serve';
import { scanCode } from '../platform/wechat';
import { paperOf, payForPaper } from './paper';
import { SCAN_PAGE } from './scan-page';
import { subjectNamed } from './subject';

export const showScanCodeHandler = handle(showScanCode)(async ({ params, query: { proof } }, { at }) => {
  await payForPaper(proof, params, at);
  const { villageCode, subjectKind: kind, subjectId } = params;
  const { shortName } = await villageNamed(villageCode);
  const name = await subjectNamed({ kind, villageCode, id: subjectId });
  if (!name) throw new AppError('notFound');
  const scene = encodeScene({ kind, villageCode, ...(kind !== 'village' && { id: subjectId }) });
  const wanted = { key: `scan-codes/${scene}.png`, fileName: `${shortName}${name}.png`, contentType: 'image/png' };
  return paperOf(wanted, at, () => scanCode({ page: SCAN_PAGE[kind], scene }));
});
