import { Role } from '@shared/roles';
import type { AnyRoute } from '@shared/route';
import { ROUTES, ROUTES_BY_FEATURE } from '@shared/routes';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { writeRow } from '../../functions/platform/row';
import { epochSeconds, now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { inParallel } from '../../functions/platform/in-parallel';
import { hashOf, newSecret } from '../../functions/platform/sealed';
import { AccountEntity, newAccessSecret, SessionEntity } from '../../functions/platform/sessions';
import { freshTables } from '../support/tables';

// Each holder is walked through every route.
const VILLAGE = '511503002228';
const OTHER_VILLAGE = '511503103201';
const ULID = '01JD0000000000000000000000';
const PARAMS: Record<string, string> = {
  villageCode: VILLAGE,
  year: '2026',
  paymentId: ULID,
  assetId: ULID,
  resourceId: ULID,
  contractId: ULID,
  debtId: ULID,
  projectId: ULID,
  side: 'receivable',
  voucherId: ULID,
  pendingId: ULID,
  duePaymentId: ULID,
  breakId: ULID,
  month: '1',
  accountCode: '102',
  noticeId: ULID,
  mediaId: ULID,
  messageId: ULID,
  letterKind: 'reminders',
  letterId: ULID,
  reportId: ULID,
  openingId: ULID,
  grantId: ULID,
  statementId: ULID,
  ruleId: ULID,
  districtCode: VILLAGE.slice(0, 6),
  divisionCode: VILLAGE,
  cannedId: ULID,
  referenceNo: 'NX20261123-4F7K',
  importId: ULID,
  importKind: 'payments',
  subjectId: ULID,
  personId: ULID,
  subjectKind: 'cadre',
  programCode: 'BT01',
  publicityId: ULID,
  policyCode: 'ZC01',
  effectiveOn: '2026-11-16',
  role: 'cadre',
  division: VILLAGE,
};

type Lambda = (event: APIGatewayProxyEventV2, context: never) => Promise<APIGatewayProxyStructuredResultV2>;

async function answerOf(route: AnyRoute, token?: string): Promise<{ status: number; code?: string }> {
  const feature = Object.entries(ROUTES_BY_FEATURE).find(([, routes]) => routes.includes(route))?.[0] ?? '';
  const { handler } = (await import(`../../functions/${feature}/index`)) as { handler: Lambda };
  const event = {
    routeKey: `${route.method} ${route.path}`,
    headers: { ...(token && { authorization: `Bearer ${token}` }), 'idempotency-key': newId() },
    pathParameters: PARAMS,
    body: '{}',
    isBase64Encoded: false,
    requestContext: { requestId: 'test' },
  } as never as APIGatewayProxyEventV2;
  const { statusCode = 0, body } = await handler(event, undefined as never);
  return { status: statusCode, code: (JSON.parse(body ?? '{}') as { code?: string }).code };
}

interface Holding {
  grants?: { role: string; division: string; unconfirmed?: boolean }[];
  /** When a name was bound; absent: long ago. */
  boundAt?: string;
  /** No name is bound. */
  unbound?: boolean;
}

async function tokenFor({ grants = [], boundAt, unbound = false }: Holding): Promise<string> {
  const [accountId, sessionId, at] = [newId(), newId(), now()];
  const later = new Date(Date.parse(at) + 3_600_000).toISOString();
  const secret = newAccessSecret(later);
  await writeRow(AccountEntity, {
    accountId,
    openid: `o-${accountId}`,
    ...(!unbound && { personId: newId(), personName: '王秀英', villageCode: VILLAGE }),
    ...(boundAt && { boundAt }),
    grants,
    version: 1,
    createdAt: at,
  });
  await writeRow(SessionEntity, {
    sessionId,
    accountId,
    accessHash: hashOf(secret),
    refreshHash: hashOf(newSecret()),
    expiresAt: later,
    ttl: epochSeconds(later),
  });
  return `${sessionId}.${secret}`;
}

const REFUSALS = new Set(['auth.required', 'auth.expired', 'auth.refused']);
const refusedWith = ({ code }: { code?: string }) => (code && REFUSALS.has(code) ? code : 'allowed');

/** What the declaration says of someone who holds `role` for `division`. */
function declared(route: AnyRoute, role: Role | undefined, division: string): string {
  if (typeof route.access === 'string') return 'allowed';
  if (!role || !route.access.includes(role)) return 'auth.refused';
  return route.within && !PARAMS[route.within]!.startsWith(division) ? 'auth.refused' : 'allowed';
}

describe('access', () => {
  beforeAll(freshTables);

  test.each(ROUTES.filter(({ access }) => access !== 'public'))('$id refuses who is not signed in', async (route) => {
    expect(await answerOf(route)).toEqual({ status: 401, code: 'auth.required' });
    expect(await answerOf(route, `${newId()}.${newSecret()}`)).toEqual({ status: 401, code: 'auth.expired' });
    expect(await answerOf(route, 'nonsense')).toEqual({ status: 401, code: 'auth.required' });
  });

  test.each(ROUTES.filter(({ access }) => access === 'public'))(
    '$id lets anyone in, and does not read the token',
    async (route) => {
      expect(refusedWith(await answerOf(route))).toBe('allowed');
      expect(refusedWith(await answerOf(route, 'nonsense'))).toBe('allowed');
    },
  );

  const HOLDERS: [Role | undefined, string][] = [
    [undefined, VILLAGE],
    ...Role.options.flatMap((role): [Role, string][] => [
      [role, VILLAGE],
      [role, VILLAGE.slice(0, 9)],
      [role, VILLAGE.slice(0, 6)],
      [role, OTHER_VILLAGE],
    ]),
  ];

  /** Nobody's call is another's: 428 tests one call after another took 28 s of the processor, this way some 20. */
  const AT_ONCE = 8;

  /** What each route that wants a session answers this one, and what its declaration says of `role`. */
  async function walk(holding: Holding, role: Role | undefined, division: string) {
    const token = await tokenFor(holding);
    const routes = ROUTES.filter(({ access, id }) => access !== 'public' && id !== 'signOut');
    const expected = Object.fromEntries(routes.map((route) => [route.id, declared(route, role, division)]));
    const seen: Record<string, string> = {};
    await inParallel(routes, AT_ONCE, async (route) => {
      const answer = refusedWith(await answerOf(route, token));
      // These ask for the division inside, and may refuse more than is declared; never less.
      seen[route.id] = DIVISION_INSIDE.has(route.id) && answer === 'auth.refused' ? expected[route.id]! : answer;
    });
    expect(seen).toEqual(expected);
  }

  test.each(HOLDERS)('a %s of %s is let in exactly where it is declared', (role, division) =>
    walk({ grants: role ? [{ role, division }] : [] }, role, division),
  );

  const OFFICES = Role.options.filter((role) => role !== 'resident');
  const DISTRICT = VILLAGE.slice(0, 6);

  test.each(OFFICES)('a %s who bound an hour ago is let in as somebody without a role', (role) => {
    const boundAt = new Date(Date.now() - 3_600_000).toISOString();
    return walk({ grants: [{ role, division: DISTRICT }], boundAt }, undefined, DISTRICT);
  });

  test.each(OFFICES)('a %s whom nobody has confirmed is let in as somebody without a role', (role) =>
    walk({ grants: [{ role, division: DISTRICT, unconfirmed: true }] }, undefined, DISTRICT),
  );

  test('whose roles sleep is a resident at once', () => {
    const grants = [
      { role: 'resident', division: VILLAGE },
      { role: 'admin', division: DISTRICT, unconfirmed: true },
    ];
    return walk({ grants, boundAt: now() }, 'resident', VILLAGE);
  });

  test('who is signed in without a name is let in where a session is enough', () =>
    walk({ unbound: true }, undefined, VILLAGE));
});

/** Operations whose route has no division in its path: they ask for the report's, or the one named in the body, and have tests of their own. */
const DIVISION_INSIDE = new Set(['grantRole', 'revokeRole', 'listWork']);
