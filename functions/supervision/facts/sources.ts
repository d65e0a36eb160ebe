import type { Figures } from '../rules/condition';
import { bankMonthFacts, bookMonthFacts, cashHeldFacts, publicationFacts, unreconciledFacts } from './book-facts';
import { burstFacts } from './burst-facts';
import { debtFacts } from './debt-facts';
import type { Fact } from './fact';
import { nearLimitFacts } from './near-limit-facts';
import { officerPaymentFacts, splitFacts } from './payee-facts';
import { doublePaymentFacts, paidAfterDeathFacts, returnedFacts, standingFacts } from './payment-facts';
import { peerFacts } from './peer-facts';
import { receiptFacts } from './receipt-facts';
import { assetFacts, contractFacts, disposalFacts, projectFacts, rentFacts } from './register-facts';
import { reportFacts } from './report-facts';
import type { VillageRows } from './rows';
import { cashMonthFacts, cashPaymentFacts, voucherFacts } from './voucher-facts';

/** Every kind of fact, and how it is read from the rows. The figures are the rule's: some facts are of a window of days. */
export const FACT_SOURCES = {
  voucher: voucherFacts,
  cashPayment: cashPaymentFacts,
  cashMonth: cashMonthFacts,
  cashHeld: cashHeldFacts,
  split: splitFacts,
  officerPayment: officerPaymentFacts,
  bookMonth: bookMonthFacts,
  bankMonth: bankMonthFacts,
  unreconciled: unreconciledFacts,
  publication: publicationFacts,
  contract: contractFacts,
  rent: rentFacts,
  receipt: receiptFacts,
  asset: assetFacts,
  disposal: disposalFacts,
  project: projectFacts,
  debt: debtFacts,
  paidAfterDeath: paidAfterDeathFacts,
  doublePayment: doublePaymentFacts,
  standing: standingFacts,
  returned: returnedFacts,
  report: reportFacts,
  burst: burstFacts,
  peer: peerFacts,
  nearLimit: nearLimitFacts,
  /** Nothing is read yet: a rule of it is silent by what it needs. */
  none: () => [],
} satisfies Record<string, (rows: VillageRows, figures: Figures) => Fact[]>;

export type FactSource = keyof typeof FACT_SOURCES;
