import type { Dataset } from './open-data';
import type { OpenRow } from './rows';

type Paths<D extends Dataset> = Partial<Record<keyof OpenRow<D>, string>>;

const BUYER = { buyerId: 'buyer/id', buyerName: 'buyer/name' } as const;

/**
 * Where each field that fits stands in a release of the Open Contracting Data Standard 1.1, by its path there. A field that is not named
 * says something that the standard has no place for (what came of a rent so far, a stage of ours).
 */
const CONTRACTS: Paths<'contracts'> = {
  ...BUYER,
  contractId: 'contracts/id',
  status: 'contracts/status',
  dateSigned: 'contracts/dateSigned',
  periodStartDate: 'contracts/period/startDate',
  periodEndDate: 'contracts/period/endDate',
  valueAmount: 'contracts/value/amount',
  valueCurrency: 'contracts/value/currency',
  supplierName: 'awards/suppliers/name',
};
const PROJECTS: Paths<'projects'> = {
  ...BUYER,
  projectId: 'planning/budget/projectID',
  budgetAmount: 'planning/budget/amount/amount',
  procurementMethodDetails: 'tender/procurementMethodDetails',
  supplierName: 'awards/suppliers/name',
  contractValueAmount: 'contracts/value/amount',
  valueCurrency: 'contracts/value/currency',
  periodStartDate: 'contracts/period/startDate',
  periodEndDate: 'contracts/period/endDate',
};

interface OpenContracting {
  readonly version: '1.1';
  readonly fields: Readonly<Record<string, string>>;
  /**
   * What an `ocid` is made of behind its prefix. The prefix is given to a publisher by the partnership: until the district has one it is
   * null, and no row has an ocid that would only look like one.
   */
  readonly ocid: { readonly prefix: string | null; readonly of: readonly string[] };
}

const mapped = (fields: object, of: readonly string[]): OpenContracting => ({
  version: '1.1',
  // Each value is a path: the type above says so by field.
  fields: fields as Record<string, string>,
  ocid: { prefix: null, of },
});

/** The datasets that are of contracting, and how their fields read as a release. */
export const OPEN_CONTRACTING: Partial<Record<Dataset, OpenContracting>> = {
  contracts: mapped(CONTRACTS, ['buyerId', 'contractId']),
  projects: mapped(PROJECTS, ['buyerId', 'projectId']),
};
