import { lambdas as accounts } from '../functions/accounts/lambda';
import { lambdas as affairs } from '../functions/affairs/lambda';
import { lambdas as custody } from '../functions/custody/lambda';
import { lambdas as evidence } from '../functions/evidence/lambda';
import { lambdas as health } from '../functions/health/lambda';
import { lambdas as identity } from '../functions/identity/lambda';
import { lambdas as imports } from '../functions/imports/lambda';
import { lambdas as media } from '../functions/media/lambda';
import { lambdas as messages } from '../functions/messages/lambda';
import { lambdas as openData } from '../functions/open-data/lambda';
import { lambdas as orders } from '../functions/orders/lambda';
import { lambdas as papers } from '../functions/papers/lambda';
import { lambdas as reports } from '../functions/reports/lambda';
import { lambdas as reviews } from '../functions/reviews/lambda';
import { lambdas as subsidies } from '../functions/subsidies/lambda';
import { lambdas as supervision } from '../functions/supervision/lambda';
import { lambdas as wechatMessages } from '../functions/wechat-messages/lambda';
import { lambdas as wechatPay } from '../functions/wechat-pay/lambda';
import { alarmsOf } from './alarms';
import { bucketsOf } from './buckets';
import { attributeOf, type Resources } from './cloudformation';
import { type ApiRoute, apiRoutesOf, httpApiOf, httpApiUrl } from './http-api';
import { keysOf } from './keys';
import { extensionOf, type FunctionDefinition, functionOf, type Lambda, resourcesOfLambda } from './lambda';
import { logs } from './logs';
import { queues } from './queues';
import { schedulesOf } from './schedules';
import { secretResources } from './secrets';
import { tables } from './tables';

/** What is deployed; `local/` runs the same, and the contract tests read it. */
export interface Service {
  functions: Record<string, FunctionDefinition>;
  routes: readonly ApiRoute[];
  resources: Resources;
}

export const serviceOf = (lambdas: readonly Lambda[], shared: Resources): Service => {
  const routes = apiRoutesOf(lambdas);
  return {
    functions: Object.fromEntries(lambdas.map((lambda) => [lambda.name, functionOf(lambda)])),
    routes,
    resources: Object.assign(
      { ...shared, ...bucketsOf(lambdas), ...httpApiOf(routes), ...schedulesOf(lambdas) },
      ...lambdas.map(resourcesOfLambda),
    ) as Resources,
  };
};

const lambdas = [
  identity,
  messages,
  subsidies,
  accounts,
  papers,
  imports,
  affairs,
  media,
  custody,
  reports,
  evidence,
  reviews,
  supervision,
  orders,
  wechatPay,
  wechatMessages,
  openData,
  health,
].flat();

export const service = serviceOf(lambdas, {
  ...tables,
  ...keysOf(lambdas),
  ...secretResources,
  ...queues,
  ...logs,
  ...alarmsOf(lambdas),
});

/** The rest of the template: `serverless.yml` reads it whole. */
export const template = {
  Conditions: {
    // Lambda in AWS China has no X-Ray.
    Traces: { 'Fn::Equals': ["${param:tracing, 'PassThrough'}", 'Active'] },
    HasDomain: { 'Fn::Not': [{ 'Fn::Equals': ["${param:domainName, ''}", ''] }] },
    ReservesConcurrency: { 'Fn::Equals': ["${param:reserveConcurrency, 'no'}", 'yes'] },
  },
  Resources: service.resources,
  Outputs: {
    HttpApiUrl: { Description: 'Where the API answers', Value: httpApiUrl },
    ApiDomainTarget: {
      Description: 'What the CNAME of the domain must name',
      Condition: 'HasDomain',
      Value: attributeOf('ApiDomain', 'RegionalDomainName'),
    },
  },
  extensions: Object.assign({}, ...lambdas.map(extensionOf)) as Record<string, object>,
};
