/** The registry of every route: what the API, the documents and the contract tests are checked against. The only barrel. */
import * as accounts from './accounts';
import * as attachments from './attachments';
import * as bankAccounts from './bank-accounts';
import * as bankReconciliation from './bank-reconciliation';
import * as books from './books';
import * as cannedAnswers from './canned-answers';
import * as challenge from './challenge';
import * as comparison from './comparison';
import * as contacts from './contacts';
import * as contracts from './contracts';
import * as deadLetters from './dead-letters';
import * as counter from './counter';
import * as custody from './custody';
import * as debts from './debts';
import * as collectiveOrgan from './collective-organ';
import * as decisions from './decisions';
import * as divisions from './divisions';
import * as duties from './duties';
import * as eligibility from './eligibility';
import * as entrySearch from './entry-search';
import * as evidence from './evidence';
import * as grants from './grants';
import * as health from './health';
import * as households from './households';
import * as identity from './identity';
import * as imports from './imports';
import * as mailbox from './mailbox';
import * as media from './media';
import * as memberPayments from './member-payments';
import * as messages from './messages';
import * as multipart from './multipart';
import * as notices from './notices';
import * as orderRegisters from './order-registers';
import * as papers from './papers';
import * as paymentOrders from './payment-orders';
import * as payees from './payees';
import * as pendingVouchers from './pending-vouchers';
import * as paymentOutlook from './payment-outlook';
import * as policies from './policies';
import * as projects from './projects';
import * as publications from './publications';
import * as publicity from './publicity';
import * as registers from './registers';
import * as receipts from './receipts';
import * as redaction from './redaction';
import * as reportCommands from './report-commands';
import * as reportWork from './report-work';
import * as reportPapers from './report-papers';
import * as reportStatistics from './report-statistics';
import * as reports from './reports';
import * as restrictions from './restrictions';
import * as reviewModeration from './review-moderation';
import * as reviews from './reviews';
import type { AnyRoute } from './route';
import * as routing from './routing';
import * as statements from './statements';
import * as subscriptions from './subscriptions';
import * as subsidies from './subsidies';
import * as supervision from './supervision';

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
    ...[registers, contracts, debts, projects].flatMap(routesOf),
    ...[entrySearch, payees, comparison, attachments].flatMap(routesOf),
    ...[bankAccounts, bankReconciliation].flatMap(routesOf),
  ],
  affairs: [...routesOf(policies), ...[notices, duties, decisions, collectiveOrgan].flatMap(routesOf)],
  papers: [papers, reportPapers, receipts].flatMap(routesOf),
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
  reviews: [reviews, reviewModeration].flatMap(routesOf),
  supervision: routesOf(supervision),
  orders: [paymentOrders, orderRegisters].flatMap(routesOf),
};

export const ROUTES: AnyRoute[] = Object.values(ROUTES_BY_FEATURE).flat();
