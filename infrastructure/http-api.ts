import { LAST } from '../functions/platform/route-key';
import { ROUTES_BY_FEATURE } from '../shared/routes';
import { arnOf, functionId, logicalName, ref, type Resources, sub } from './cloudformation';
import type { Lambda } from './lambda';
import { roleOf } from './roles';

export interface ApiRoute {
  method: string;
  /** `/reports/{reportId}`. */
  path: string;
  /** The function that answers. */
  functionName: string;
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
/** Where a path's last segment stands, whatever the names before it are called. */
const placeOf = (path: string): string => parentOf(path).replace(/\{\w+\}/g, '{}');
const endsInName = (path: string): boolean => path.endsWith('}');

/**
 * API Gateway takes 300 routes, and 25 of a report's differ in their last word alone: what one function answers by the same method under the
 * same parent is one route there, whose last segment is a name. A route that says its last word is chosen before it, so that what
 * another function answers beside stays that function's. Where something has a name of its own in that place nothing is folded.
 */
export function folded(routes: readonly ApiRoute[]): ApiRoute[] {
  const named = new Set(routes.filter(({ path }) => endsInName(path)).map(({ path }) => placeOf(path)));
  const places = new Map<string, ApiRoute[]>();
  for (const route of routes) {
    const under = placeOf(route.path);
    if (under === '' || endsInName(route.path) || named.has(under)) continue;
    const place = `${route.method} ${under}`;
    places.set(place, [...(places.get(place) ?? []), route]);
  }
  const isFolded = new Set<ApiRoute>();
  const wide: ApiRoute[] = [];
  for (const its of places.values()) {
    const of = (functionName: string) => its.filter((route) => route.functionName === functionName);
    const most = its
      .map(({ functionName }) => of(functionName))
      .reduce((one, other) => (other.length > one.length ? other : one));
    const [first] = most;
    if (!first || most.length < 2) continue;
    most.forEach((route) => isFolded.add(route));
    wide.push({ ...first, path: `${parentOf(first.path)}/{${LAST}}` });
  }
  return [...routes.filter((route) => !isFolded.has(route)), ...wide];
}

/** Every route of the registry, with the function of its feature, as API Gateway has them. */
export const apiRoutesOf = (lambdas: readonly Lambda[]): ApiRoute[] =>
  folded(
    lambdas.flatMap(({ name, triggers: { routesOf } }) => {
      if (!routesOf) return [];
      const routes = ROUTES_BY_FEATURE[routesOf];
      if (!routes) throw new Error(`${name}: shared/routes.ts has no feature "${routesOf}"`);
      return routes.map(({ method, path }) => ({ method, path, functionName: name }));
    }),
  );

/** No address, no user agent: an anonymous report must not be found in a log. */
const LOG_LINE = {
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
};

const ROLE = 'HttpApiRole';
const API_GATEWAY = 'apigateway.amazonaws.com';

const integrationName = (name: string) => `to${logicalName(name)}`;
const integrationOf = (name: string) => ({
  type: 'aws_proxy',
  httpMethod: 'POST',
  uri: sub(
    `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionId(name)}.Arn}/invocations`,
  ),
  payloadFormatVersion: '2.0',
  timeoutInMillis: 30_000,
  credentials: arnOf(ROLE),
});

const INTEGRATIONS = 'x-amazon-apigateway-integrations';

interface Integration {
  uri: unknown;
  /** The role under which API Gateway calls the function; without one the function must permit it. */
  credentials?: unknown;
}
type ApiBody = {
  components?: { [INTEGRATIONS]?: Record<string, Integration> };
  paths?: Record<string, Record<string, { 'x-amazon-apigateway-integration'?: Integration | { $ref: string } }>>;
};

/** Every integration of an API's body, shared or of one route. */
export function integrationsIn(body: unknown): Integration[] {
  const { components = {}, paths = {} } = (body ?? {}) as ApiBody;
  const ofRoutes = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ 'x-amazon-apigateway-integration': integration }) =>
      integration && 'uri' in integration ? [integration] : [],
    );
  return [...Object.values(components[INTEGRATIONS] ?? {}), ...ofRoutes];
}

function pathsOf(routes: readonly ApiRoute[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, functionName } of routes) {
    const integration = { $ref: `#/components/${INTEGRATIONS}/${integrationName(functionName)}` };
    (paths[path] ??= {})[method.toLowerCase()] = {
      ...parametersIn(path),
      responses: { default: { description: 'docs/openapi.json' } },
      'x-amazon-apigateway-integration': integration,
    };
  }
  return paths;
}

/** OpenAPI wants every `{name}` of a path declared. */
const parametersIn = (path: string) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  return parameters.length > 0 && { parameters };
};

/** The API as one resource: API Gateway makes the routes of its body, and calls come to a function with the route's own key. */
export const httpApiOf = (routes: readonly ApiRoute[]): Resources => {
  const names = [...new Set(routes.map(({ functionName }) => functionName))];
  return {
    HttpApi: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: {
        FailOnWarnings: true,
        Body: {
          openapi: '3.0.1',
          info: { title: '${sls:stage}-${self:service}', version: '1' },
          paths: pathsOf(routes),
          components: {
            [INTEGRATIONS]: Object.fromEntries(names.map((name) => [integrationName(name), integrationOf(name)])),
          },
        },
      },
    },
    /** It calls the functions that have routes, and no other: a permission at each of them would be a resource more a feature. */
    [ROLE]: roleOf(API_GATEWAY, 'call', [
      { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: names.map((name) => arnOf(functionId(name))) },
    ]),
    HttpApiLogGroup: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: '/aws/http-api/${self:service}-${sls:stage}', RetentionInDays: 30 },
    },
    HttpApiStage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId: ref('HttpApi'),
        StageName: '$default',
        AutoDeploy: true,
        // Six metrics a route would be $400 a month; the log line says the route, the status and how long it took.
        DefaultRouteSettings: { ThrottlingBurstLimit: 200, ThrottlingRateLimit: 400, DetailedMetricsEnabled: false },
        // It looks into tables and storage, and anybody may ask.
        RouteSettings: { 'GET /health/deep': { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 2 } },
        AccessLogSettings: { DestinationArn: arnOf('HttpApiLogGroup'), Format: JSON.stringify(LOG_LINE) },
      },
    },
    /** The filed domain (ICP): mini-programs call no other in China. */
    ApiDomain: {
      Type: 'AWS::ApiGatewayV2::DomainName',
      Condition: 'HasDomain',
      Properties: {
        DomainName: "${param:domainName, ''}",
        DomainNameConfigurations: [
          { CertificateArn: "${param:certificateArn, ''}", EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
        ],
      },
    },
    ApiDomainMapping: {
      Type: 'AWS::ApiGatewayV2::ApiMapping',
      Condition: 'HasDomain',
      Properties: { ApiId: ref('HttpApi'), DomainName: ref('ApiDomain'), Stage: ref('HttpApiStage') },
    },
  };
};

export const httpApiUrl = sub('https://${HttpApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}');
