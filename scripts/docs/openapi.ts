import { OPEN_LICENCE } from '@shared/open-data/open-data';
import { ERRORS, type ErrorCode } from '@shared/errors';
import { type AnyRoute, errorsOf } from '@shared/route';
import { ROUTES_BY_FEATURE } from '@shared/routes';
import * as z from '@shared/zod';

type Schema = z.core.$ZodType;
type Json = Record<string, unknown>;

/** The API's: it changes when something promised breaks. */
const VERSION = '1';

const jsonSchema = (schema: Schema, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

function parametersOf(schema: Schema | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }));
}

function refusalsOf(route: AnyRoute): Json {
  const codes: ErrorCode[] = [...new Set(errorsOf(route))];
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(ERRORS[code][0], [...(byStatus.get(ERRORS[code][0]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.join(' · '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  );
}

function accessOf({ access, within }: AnyRoute): string {
  if (access === 'public') return 'Anyone; the token is not read.';
  if (access === 'signedIn') return 'Anyone signed in.';
  return `${access.join(', ')}${within ? `, for the division \`${within}\`` : ''}.`;
}

const operationOf = (route: AnyRoute, feature: string): Json => ({
  operationId: route.id,
  tags: [feature],
  summary: route.summary,
  description: `Access: ${accessOf(route)}${
    route.limit ? ` At most ${route.limit.calls} calls in ${route.limit.perSeconds} s.` : ''
  }${route.proof ? ' Asks for a proof of work while very many call.' : ''}${
    route.goneFrom ? ` May be gone from ${route.goneFrom}.` : ''
  }`,
  ...(route.goneFrom && { deprecated: true }),
  'x-promised': route.access === 'public',
  security: route.access === 'public' ? [] : [{ session: [] }],
  parameters: [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(route.idempotent
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', pattern: '^[\\w-]{16,64}$' },
          },
        ]
      : []),
  ],
  ...(route.body && {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } },
  }),
  responses: {
    200: { description: 'OK', content: { 'application/json': { schema: jsonSchema(route.response, 'output') } } },
    ...refusalsOf(route),
  },
});

/** What is promised to whoever builds on the public API (ADR 88). */
const PROMISE = `Generated from shared/ by \`npm run docs\`.

**Promised** are the operations marked \`x-promised\`, which anyone may call without a session. Within version ${VERSION} parameters, fields and
codes are added to them and none is renamed, removed or given another meaning: a reader skips what it does not know. All others are the
mini-program's own and change with it.

**Deprecation**: a promised operation that will go is marked \`deprecated\` here twelve months before, with the day.

**Limits**: of a promised operation no caller is counted, since none is known. Listings give 50 items at most; operations that say so ask for a
proof of work while very many call, and 503 means to try again later. Who wants everything takes the files by month (\`listOpenMonths\`).

**Licence** of what promised operations and open files give: ${OPEN_LICENCE.name}. Names and words of persons in them are theirs: what the law
says of personal information is not touched by it.`;

/** The API as OpenAPI 3.1, from the registry. */
export function openapi(): Json {
  const paths: Record<string, Json> = {};
  for (const [feature, routes] of Object.entries(ROUTES_BY_FEATURE))
    for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route, feature);
  return {
    openapi: '3.1.0',
    info: {
      title: '明白了',
      version: VERSION,
      description: PROMISE,
      license: { name: OPEN_LICENCE.name, url: OPEN_LICENCE.path },
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => a.localeCompare(b))),
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Error: {
          type: 'object',
          required: ['code', 'message', 'requestId'],
          properties: {
            code: { enum: Object.keys(ERRORS) },
            message: { type: 'string', description: 'A plain Chinese sentence that says what to do next.' },
            requestId: { type: 'string' },
            details: {},
          },
        },
      },
    },
  };
}
