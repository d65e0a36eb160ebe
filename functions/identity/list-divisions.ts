import { listDivisions } from '@shared/divisions';
import { handle } from '../platform/serve';
import { districtsNamed, divisionTree } from './division-store';
import { AppError } from '@shared/errors';

/** One district: the one that is asked for, else the first; with the others' names where there are others. */
export const listDivisionsHandler = handle(listDivisions)(async ({ query }) => {
  const districts = await districtsNamed();
  const wanted = query.district ?? districts[0]?.code;
  if (!wanted) throw new AppError('notFound');
  return { ...(await divisionTree(wanted)), ...(districts.length > 1 && { districts }) };
});
