import type { WriteItem } from '../../platform/transact';
import { freePapers } from '../intake/book-papers';
import { freeCharge } from '../levies/free-charge';
import { freeTemplate } from '../templates/use-template';
import type { StoredPending } from './pending-store';

/** The writes by which what a voucher was made of may be booked again: its papers, its period of a recurring template, the cash of a charge. */
export const freedBy = async (pending: StoredPending): Promise<WriteItem[]> =>
  (await Promise.all([freePapers(pending), freeTemplate(pending), freeCharge(pending)])).flat();
