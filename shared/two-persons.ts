/**
 * Whether two hands are surely two persons'. A hand whose person is not known is never taken for another's: a row written before
 * persons were kept blocks the step, it does not open it.
 */
export const areTwoPersons = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/** Two steps of which one person takes one at the most, whatever phones they bind in between. */
export interface TwoPersonRule {
  /** Route ids. */
  readonly first: string;
  readonly second: string;
  /** What the second step answers when it is the same person's. */
  readonly refusal: string;
}

/**
 * Every such pair. A test walks them, with one person on two accounts; a feature that adds a step for a second person adds its
 * pair here.
 */
export const TWO_PERSON_RULES = [
  // A sealed name is opened by two custodians, and never for the one who wants it (ADR 22).
  { first: 'wantIdentity', second: 'askToOpenIdentity', refusal: 'custody.wrongState' },
  { first: 'wantIdentity', second: 'consentToOpenIdentity', refusal: 'custody.samePerson' },
  { first: 'askToOpenIdentity', second: 'consentToOpenIdentity', refusal: 'custody.samePerson' },
  { first: 'askToOpenIdentity', second: 'refuseToOpenIdentity', refusal: 'custody.wrongState' },
  { first: 'consentToOpenIdentity', second: 'openReporterIdentity', refusal: 'custody.wrongState' },
  // Nobody keeps the secret of their own name.
  { first: 'submitReport', second: 'askToOpenIdentity', refusal: 'notFound' },
  { first: 'submitReport', second: 'consentToOpenIdentity', refusal: 'notFound' },
  // A paper that shows persons is public after a second look (ADR 34).
  { first: 'redactMedia', second: 'checkCopy', refusal: 'media.samePerson' },
  // Who booked a voucher does not read it a second time; who judges it does not answer for it, who answers for it does not judge it.
  { first: 'prepareVoucher', second: 'readForAudit', refusal: 'audit.samePerson' },
  { first: 'reviewVoucher', second: 'readForAudit', refusal: 'audit.samePerson' },
  { first: 'approveVoucher', second: 'readForAudit', refusal: 'audit.samePerson' },
  { first: 'readForAudit', second: 'answerFinding', refusal: 'audit.samePerson' },
  { first: 'answerFinding', second: 'settleFinding', refusal: 'audit.samePerson' },
  { first: 'settleFinding', second: 'answerFinding', refusal: 'audit.samePerson' },
  { first: 'prepareVoucher', second: 'settleFinding', refusal: 'audit.samePerson' },
  { first: 'reviewVoucher', second: 'settleFinding', refusal: 'audit.samePerson' },
  { first: 'approveVoucher', second: 'settleFinding', refusal: 'audit.samePerson' },
  // Who hands papers over does not accept them or take them for the centre, and nobody signs for both sides.
  { first: 'handOverPapers', second: 'examinePapers', refusal: 'intake.samePerson' },
  { first: 'handOverPapers', second: 'signPaperList', refusal: 'intake.samePerson' },
  { first: 'mendPaper', second: 'examinePapers', refusal: 'intake.samePerson' },
  { first: 'examinePapers', second: 'signPaperList', refusal: 'intake.samePerson' },
  { first: 'signPaperList', second: 'signPaperList', refusal: 'intake.samePerson' },
  // Nobody gives themselves a copy of the books.
  { first: 'askForBookCopy', second: 'answerBookCopy', refusal: 'copies.samePerson' },
  // Who leaves, who comes, and who supervises are three.
  { first: 'signHandOver', second: 'signHandOver', refusal: 'handOvers.notYours' },
  // 会计法 第二十五条: 制单、审核、批准 by three.
  { first: 'prepareVoucher', second: 'reviewVoucher', refusal: 'accounts.samePerson' },
  { first: 'prepareVoucher', second: 'approveVoucher', refusal: 'accounts.samePerson' },
  { first: 'reviewVoucher', second: 'approveVoucher', refusal: 'accounts.samePerson' },
  { first: 'prepareReversal', second: 'reviewVoucher', refusal: 'accounts.samePerson' },
  { first: 'prepareReversal', second: 'approveVoucher', refusal: 'accounts.samePerson' },
  // Money that WeChat took goes back by two (ADR 80).
  { first: 'askDueRefund', second: 'decideDueRefund', refusal: 'dues.samePerson' },
  { first: 'payDue', second: 'decideDueRefund', refusal: 'dues.samePerson' },
  { first: 'settleDueBreak', second: 'settleDueBreak', refusal: 'dues.samePerson' },
  { first: 'payDue', second: 'settleDueBreak', refusal: 'dues.samePerson' },
  { first: 'payCharge', second: 'decideDueRefund', refusal: 'dues.samePerson' },
  { first: 'payCharge', second: 'settleDueBreak', refusal: 'dues.samePerson' },
  // Nobody is asked for money by one person alone (ADR 99).
  { first: 'prepareLevy', second: 'decideLevy', refusal: 'levies.samePerson' },
  { first: 'addCharges', second: 'decideLevy', refusal: 'levies.samePerson' },
  { first: 'correctCharge', second: 'decideLevy', refusal: 'levies.samePerson' },
  { first: 'correctCharge', second: 'decideChargeCorrection', refusal: 'levies.samePerson' },
  // An account with a bank is opened and closed by two.
  { first: 'proposeBankAccount', second: 'confirmBankAccount', refusal: 'bank.samePerson' },
  { first: 'proposeBankAccountClosing', second: 'confirmBankAccount', refusal: 'bank.samePerson' },
  // The month's 余额调节表: made by one, checked by another.
  { first: 'signBankReconciliation', second: 'signBankReconciliation', refusal: 'bank.samePerson' },
  // Nobody works on a report of their own.
  { first: 'submitReport', second: 'acceptReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'refuseReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'assignReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'transferReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'askForMaterial', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'resumeReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'extendReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'answerReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'returnReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'superviseReport', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'wantIdentity', refusal: 'auth.refused' },
  { first: 'submitReport', second: 'markReportFalse', refusal: 'auth.refused' },
  { first: 'answerReport', second: 'rateAnswer', refusal: 'auth.refused' },
  { first: 'recuseFromReport', second: 'acceptReport', refusal: 'notFound' },
  // Who answered or refused it does not look at it anew above, though they hold that office by then (信访工作条例 第三十五条).
  { first: 'answerReport', second: 'acceptReport', refusal: 'notFound' },
  { first: 'refuseReport', second: 'acceptReport', refusal: 'notFound' },
  { first: 'sortPile', second: 'acceptReport', refusal: 'notFound' },
  // An appeal is heard by neither of its two sides.
  { first: 'markReportFalse', second: 'decideAppeal', refusal: 'restrictions.notYours' },
  { first: 'appealRestriction', second: 'decideAppeal', refusal: 'notFound' },
  // Who explained an alert does not judge it.
  { first: 'explainAlert', second: 'checkAlert', refusal: 'alerts.samePerson' },
  { first: 'explainAlert', second: 'closeAlert', refusal: 'alerts.samePerson' },
  // What was held about a person is looked at anew by another, and by nobody whom it is about (ADR 85).
  { first: 'closeAlert', second: 'replyToOutcome', refusal: 'alerts.samePerson' },
  { first: 'explainAlert', second: 'replyToOutcome', refusal: 'alerts.samePerson' },
  { first: 'answerOutcome', second: 'replyToOutcome', refusal: 'notFound' },
  // What watches is changed by two (ADR 70).
  { first: 'changeWatchRule', second: 'decideWatchRule', refusal: 'watchRules.samePerson' },
  // Words that are kept from a page are looked at anew by another, and nobody lets their own through.
  { first: 'refuseHeldReview', second: 'decideReviewAppeal', refusal: 'reviews.samePerson' },
  { first: 'reviewSubject', second: 'releaseHeldReview', refusal: 'notFound' },
  { first: 'reviewSubject', second: 'refuseHeldReview', refusal: 'notFound' },
  // Whoever flagged a comment does not decide on it, nor its author.
  { first: 'flagReview', second: 'decideReviewFlag', refusal: 'notFound' },
  { first: 'reviewSubject', second: 'decideReviewFlag', refusal: 'notFound' },
  // Who took it off its page does not hear the appeal.
  { first: 'decideReviewFlag', second: 'decideReviewAppeal', refusal: 'reviews.samePerson' },
  // No author decides on many voices that came at once, and an appeal is heard by another than who left them out.
  { first: 'reviewSubject', second: 'decideReviewBurst', refusal: 'notFound' },
  { first: 'decideReviewBurst', second: 'decideReviewAppeal', refusal: 'reviews.samePerson' },
  // Nobody answers for an office what they found wanting themselves.
  { first: 'reviewSubject', second: 'answerReviewTask', refusal: 'notFound' },
  { first: 'reviewSubject', second: 'answerReview', refusal: 'notFound' },
  // Nobody says of their own promise that it was kept.
  { first: 'reviewSubject', second: 'confirmPledge', refusal: 'reviews.ownWork' },
  // Who watches is appointed by two, and nobody vouches for themselves.
  { first: 'grantRole', second: 'confirmGrant', refusal: 'grants.samePerson' },
  { first: 'revokeRole', second: 'confirmGrant', refusal: 'grants.samePerson' },
  { first: 'bindPerson', second: 'confirmGrant', refusal: 'grants.samePerson' },
  { first: 'issueBindingCode', second: 'bindPerson', refusal: 'counter.notYourself' },
] as const satisfies readonly TwoPersonRule[];
