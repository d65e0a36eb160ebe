import type { ApiRoute } from '../../infrastructure/http-api';

export interface Match {
  route: ApiRoute;
  /** `GET /reports/{reportId}`, as API Gateway writes it. */
  routeKey: string;
  pathParameters: Record<string, string>;
}

/** Lower comes first: a fixed segment before `{name}`. */
const rank = ({ path }: ApiRoute): string =>
  path
    .split('/')
    .slice(1)
    .map((segment) => (segment.startsWith('{') ? '2' : '1'))
    .join('');

/** Finds the route API Gateway would choose, or none. */
export const routeMatcher = (routes: readonly ApiRoute[]) => {
  const candidates = routes
    .map((route) => ({ route, pattern: patternOf(route.path), rank: rank(route) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method: string, path: string): Match | undefined => {
    for (const { route, pattern } of candidates) {
      if (route.method !== method) continue;
      const found = pattern.exec(path);
      if (!found) continue;
      const pathParameters = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([name, value]) => [name, decoded(value)]),
      );
      return { route, routeKey: `${route.method} ${route.path}`, pathParameters };
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

const patternOf = (path: string): RegExp => {
  const source = path.replace(/[.*?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
};
