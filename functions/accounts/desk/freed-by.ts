import type { WriteItem } from '../../platform/transact';
import { freePapers } from '../intake/book-papers';
import { freeTemplate } from '../templates/use-template';
import type { StoredPending } from './pending-store';

/** The writes by which what a voucher was made of may be booked again: its papers, and its period of a recurring template. */
export const freedBy = async (pending: StoredPending): Promise<WriteItem[]> =>
  (await Promise.all([freePapers(pending), freeTemplate(pending)])).flat();
