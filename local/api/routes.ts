import type { Template } from '../template';

export interface ApiRoute {
  method: string;
  path: string;
  /** The function of `serverless.yml` that answers. */
  functionName: string;
}

export interface Match {
  route: ApiRoute;
  /** `GET /reports/{reportId}`, as API Gateway writes it. */
  routeKey: string;
  pathParameters: Record<string, string>;
}

/** Every `httpApi` event of the template. Throws when two functions claim one route. */
export const routesOf = (template: Template): ApiRoute[] => {
  const routes = Object.entries(template.functions).flatMap(([functionName, { events = [] }]) =>
    events.flatMap(({ httpApi }) => (httpApi === undefined ? [] : [{ functionName, ...parseEvent(httpApi) }])),
  );
  const seen = new Map<string, string>();
  for (const { method, path, functionName } of routes) {
    const key = `${method} ${path}`;
    if (seen.has(key)) throw new Error(`serverless.yml: ${key} is declared by ${seen.get(key)} and ${functionName}`);
    seen.set(key, functionName);
  }
  return routes;
};

/** `GET /ping`, `'*'`, or `{ method, path }`. */
const parseEvent = (event: unknown): { method: string; path: string } => {
  const { method, path } =
    typeof event === 'string'
      ? { method: event.split(/\s+/)[0], path: event.split(/\s+/)[1] ?? '*' }
      : (event as { method?: string; path?: string });
  return { method: (method ?? '*').toUpperCase(), path: path ?? '*' };
};

/** Lower comes first: a fixed segment before `{name}`, before `{proxy+}`, before `$default`; a named method before ANY. */
const rank = (route: ApiRoute): string => {
  if (route.path === '*') return '9';
  const segments = route.path.split('/').slice(1);
  const kinds = segments.map((segment) => (segment.endsWith('+}') ? '3' : segment.startsWith('{') ? '2' : '1'));
  return `${kinds.join('')}${route.method === '*' || route.method === 'ANY' ? '2' : '1'}`;
};

/** Finds the route API Gateway would choose, or none. */
export const routeMatcher = (routes: readonly ApiRoute[]) => {
  const candidates = routes
    .map((route) => ({ route, pattern: patternOf(route.path), rank: rank(route) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method: string, path: string): Match | undefined => {
    for (const { route, pattern } of candidates) {
      if (route.method !== method && route.method !== '*' && route.method !== 'ANY') continue;
      const found = pattern.exec(path);
      if (!found) continue;
      const pathParameters = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([name, value]) => [name, decoded(value)]),
      );
      return { route, routeKey: routeKeyOf(route), pathParameters };
    }
    return undefined;
  };
};

/** What is not well encoded is handed on as it came: whether it will do is the function's to say. */
export const decoded = (text: string, decode = decodeURIComponent): string => {
  try {
    return decode(text);
  } catch {
    return text;
  }
};

const routeKeyOf = ({ method, path }: ApiRoute) =>
  path === '*' ? '$default' : `${method === '*' ? 'ANY' : method} ${path}`;

const patternOf = (path: string): RegExp => {
  if (path === '*') return /^/;
  const source = path
    .replace(/[.*?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)(\+?)\}/g, (_, name: string, greedy: string) => `(?<${name}>${greedy ? '.+' : '[^/]+'})`);
  return new RegExp(`^${source}$`);
};
