/** The registry of every route: what serverless.yml, the documents and the contract tests are checked against. The only barrel. */
import * as accounts from './accounts';
import * as affairs from './affairs';
import * as divisions from './divisions';
import * as identity from './identity';
import * as media from './media';
import * as messages from './messages';
import * as reportCommands from './report-commands';
import * as reports from './reports';
import * as reviews from './reviews';
import type { AnyRoute } from './route';
import * as subsidies from './subsidies';

const isRoute = (value: unknown): value is AnyRoute =>
  typeof value === 'object' && value !== null && 'id' in value && 'method' in value && 'path' in value;

const routesOf = (contract: object): AnyRoute[] => Object.values(contract).filter(isRoute);

/** Routes by the feature (and Lambda) that serves them. */
export const ROUTES_BY_FEATURE: Record<string, AnyRoute[]> = {
  identity: [...routesOf(identity), ...routesOf(divisions)],
  media: routesOf(media),
  messages: routesOf(messages),
  subsidies: routesOf(subsidies),
  accounts: routesOf(accounts),
  affairs: routesOf(affairs),
  reports: [...routesOf(reports), ...routesOf(reportCommands)],
  reviews: routesOf(reviews),
};

export const ROUTES: AnyRoute[] = Object.values(ROUTES_BY_FEATURE).flat();
