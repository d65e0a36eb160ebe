import { printPaperList } from '@shared/accounts/papers';
import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { batchHead } from '../accounts/intake/batch-view';
import { batchOf } from '../accounts/intake/batch-store';
import { digestOf } from '../accounts/intake/digest';
import { readerOf } from '../accounts/intake/party';
import { handle } from '../platform/serve';
import { contentName, paperOf } from './paper';
import { paperListPdf, type PrintedList } from './paper-list-pdf';

export const printPaperListHandler = handle(printPaperList)(async ({ params, caller }, { at }) => {
  await readerOf(caller, params.villageCode, at);
  const batch = await batchOf(params.villageCode, params.batchId);
  if (!batch) throw new AppError('notFound');
  const { villageName, handed, sums, state } = batchHead(batch);
  const { papers, forVillage, forCentre } = batch;
  const printed: PrintedList = {
    ...{ villageName, handed, sums, papers, isSigned: state === 'signed', digest: digestOf(batch) },
    ...(forVillage && { forVillage }),
    ...(forCentre && { forCentre }),
  };
  // What stands on it names the file: one that is signed meanwhile is another.
  const content = contentName(printed);
  return paperOf(
    {
      key: `paper-lists/${params.villageCode}-${params.batchId}-${content}.pdf`,
      fileName: `${villageName}票据交接清单${dayInChina(handed.at)}.pdf`,
      contentType: 'application/pdf',
    },
    at,
    () => paperListPdf(printed, at),
  );
});
