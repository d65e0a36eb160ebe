/** The registry of every route: what the API, the documents and the contract tests are checked against. The only barrel. */
import * as accountPapers from './accounts/papers';
import * as accounts from './accounts/accounts';
import * as appraisals from './affairs/appraisals';
import * as attachments from './accounts/attachments';
import * as auditQueue from './accounts/audit-queue';
import * as bookCopies from './accounts/book-copies';
import * as handOvers from './accounts/hand-overs';
import * as membersMeetings from './accounts/members-meetings';
import * as bankAccounts from './accounts/bank-accounts';
import * as bankReconciliation from './accounts/bank-reconciliation';
import * as books from './accounts/books';
import * as cannedAnswers from './reports/canned-answers';
import * as challenge from './challenge';
import * as closingFaults from './accounts/closing-faults';
import * as comparison from './accounts/comparison';
import * as consolidatedStatements from './accounts/consolidated-statements';
import * as contacts from './identity/contacts';
import * as contracts from './accounts/contracts';
import * as deadLetters from './messages/dead-letters';
import * as counter from './identity/counter';
import * as custody from './custody/custody';
import * as debts from './accounts/debts';
import * as collectiveOrgan from './affairs/collective-organ';
import * as decisions from './affairs/decisions';
import * as divisions from './divisions';
import * as dues from './wechat-pay/dues';
import * as transfers from './wechat-pay/transfers';
import * as duties from './affairs/duties';
import * as eligibility from './subsidies/eligibility';
import * as entrySearch from './accounts/entry-search';
import * as evidence from './evidence/evidence';
import * as grants from './identity/grants';
import * as health from './health';
import * as households from './identity/households';
import * as identity from './identity/identity';
import * as imports from './imports/imports';
import * as levies from './accounts/levies';
import * as mailbox from './reports/mailbox';
import * as media from './media/media';
import * as memberPayments from './subsidies/member-payments';
import * as mentions from './accounts/mentions';
import * as messages from './messages/messages';
import * as multipart from './media/multipart';
import * as notices from './affairs/notices';
import * as openData from './open-data/open-data';
import * as orderDesk from './orders/order-desk';
import * as orderRegisters from './orders/registers';
import * as orderSigning from './orders/signing';
import * as transferBreaks from './orders/transfer-breaks';
import * as papers from './papers/papers';
import * as paymentOrders from './orders/payment-orders';
import * as payees from './accounts/payees';
import * as pendingVouchers from './accounts/pending-vouchers';
import * as paymentOutlook from './subsidies/payment-outlook';
import * as policies from './subsidies/policies';
import * as projects from './accounts/projects';
import * as publications from './accounts/publications';
import * as publicity from './subsidies/publicity';
import * as registers from './accounts/registers';
import * as dueReceipts from './wechat-pay/receipts';
import * as receipts from './reports/receipts';
import * as redaction from './media/redaction';
import * as reportCommands from './reports/commands';
import * as reportWork from './reports/work';
import * as reportPapers from './reports/papers';
import * as reportStatistics from './reports/statistics';
import * as reports from './reports/reports';
import * as restrictions from './custody/restrictions';
import * as reviewBursts from './reviews/bursts';
import * as reviewFalls from './reviews/falls';
import * as reviewModeration from './reviews/moderation';
import * as reviewPledges from './reviews/pledges';
import * as reviewReception from './reviews/reception';
import * as reviewTasks from './reviews/review-tasks';
import * as reviews from './reviews/reviews';
import type { AnyRoute } from './route';
import * as routing from './reports/routing';
import * as scorePapers from './papers/score-papers';
import * as subsidyPapers from './subsidies/papers';
import * as statements from './reports/accused-statements';
import * as subscriptions from './messages/subscriptions';
import * as subsidies from './subsidies/subsidies';
import * as benefits from './supervision/benefits';
import * as centres from './supervision/centres';
import * as freshness from './supervision/freshness';
import * as lists from './supervision/lists';
import * as outcomes from './supervision/outcomes';
import * as statistics from './supervision/statistics';
import * as supervisionPapers from './supervision/papers';
import * as supervision from './supervision/supervision';
import * as intake from './accounts/intake';
import * as wechatMessages from './wechat-messages';
import * as voucherTemplates from './accounts/voucher-templates';
import * as workbench from './accounts/workbench';

const isRoute = (value: unknown): value is AnyRoute =>
  typeof value === 'object' && value !== null && 'id' in value && 'method' in value && 'path' in value;

const routesOf = (contract: object): AnyRoute[] => Object.values(contract).filter(isRoute);

/** Routes by the feature (and Lambda) that serves them. */
export const ROUTES_BY_FEATURE: Record<string, AnyRoute[]> = {
  identity: [identity, divisions, contacts, households, counter, grants].flatMap(routesOf),
  media: [...routesOf(media), ...routesOf(multipart), ...routesOf(redaction)],
  custody: routesOf(custody),
  imports: routesOf(imports),
  messages: [messages, subscriptions, deadLetters].flatMap(routesOf),
  subsidies: [...routesOf(subsidies), ...[memberPayments, paymentOutlook, eligibility, publicity].flatMap(routesOf)],
  accounts: [
    ...routesOf(accounts),
    ...[books, pendingVouchers, publications].flatMap(routesOf),
    ...[registers, contracts, debts, projects, mentions].flatMap(routesOf),
    ...[entrySearch, payees, comparison, attachments].flatMap(routesOf),
    ...[bankAccounts, bankReconciliation, workbench, closingFaults, auditQueue, intake].flatMap(routesOf),
    ...[consolidatedStatements, voucherTemplates, bookCopies, handOvers, membersMeetings, levies].flatMap(routesOf),
  ],
  affairs: [...routesOf(policies), ...[notices, duties, decisions, appraisals, collectiveOrgan].flatMap(routesOf)],
  papers: [
    ...[papers, scorePapers, reportPapers, supervisionPapers, receipts].flatMap(routesOf),
    ...[accountPapers, dueReceipts, subsidyPapers].flatMap(routesOf),
  ],
  reports: [
    ...routesOf(challenge),
    ...routesOf(restrictions),
    ...routesOf(reports),
    ...routesOf(reportCommands),
    ...routesOf(reportStatistics),
    ...[reportWork, cannedAnswers].flatMap(routesOf),
    ...routesOf(mailbox),
    ...[routing, statements].flatMap(routesOf),
  ],
  evidence: routesOf(evidence),
  health: routesOf(health),
  reviews: [reviews, reviewModeration, reviewBursts, reviewReception, reviewTasks, reviewPledges, reviewFalls].flatMap(
    routesOf,
  ),
  supervision: routesOf({
    ...supervision,
    ...centres,
    ...benefits,
    ...freshness,
    ...lists,
    ...outcomes,
    ...statistics,
  }),
  orders: [paymentOrders, orderDesk, orderRegisters, orderSigning, transferBreaks].flatMap(routesOf),
  'wechat-pay': [dues, transfers].flatMap(routesOf),
  'wechat-messages': routesOf(wechatMessages),
  'open-data': routesOf(openData),
};

export const ROUTES: AnyRoute[] = Object.values(ROUTES_BY_FEATURE).flat();
