import { readdirSync } from 'node:fs';
import { PROOF_ERRORS } from '@shared/challenge';
import { ERRORS } from '@shared/errors';
import { ROUTES, ROUTES_BY_FEATURE } from '@shared/routes';
import { handlerOf, type LateHandlers } from '../../functions/platform/serve';

/** What each key of a feature's Lambda loads, as [key, id of the route, the route's own key]. */
async function servedBy(feature: string): Promise<[key: string, id: string, ownKey: string][]> {
  const { handler } = (await import(`../../functions/${feature}/index`)) as { handler: { handlers: LateHandlers } };
  return Promise.all(
    Object.entries(handler.handlers).map(async ([key, load]): Promise<[string, string, string]> => {
      const { route } = handlerOf(await load(), key);
      return [key, route.id, `${route.method} ${route.path}`];
    }),
  );
}

describe('the registry of routes', () => {
  test('ids and method + path are unique', () => {
    expect(new Set(ROUTES.map(({ id }) => id)).size).toBe(ROUTES.length);
    expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(ROUTES.length);
  });

  test('names every contract that shared/ declares', async () => {
    const declared: unknown[] = [];
    for (const file of readdirSync('shared', { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !/\.test\.ts$|^routes\.ts$/.test(name),
    ))
      declared.push(...Object.values((await import(`../../shared/${file.slice(0, -3)}`)) as object));
    const routes = declared.filter(
      (value) => typeof value === 'object' && value !== null && 'path' in value && 'method' in value,
    );
    expect(ROUTES).toHaveLength(routes.length);
  });

  test.each(Object.keys(ROUTES_BY_FEATURE))(
    '%s: every route has one handler in its own Lambda, and no other',
    async (feature) => {
      const served = await servedBy(feature);
      expect(served.map(([, id]) => id).sort()).toEqual((ROUTES_BY_FEATURE[feature] ?? []).map(({ id }) => id).sort());
      for (const [key, id, ownKey] of served) expect([id, key]).toEqual([id, ownKey]);
    },
  );

  test('path parameters are declared, and `within` is one of them', () => {
    for (const route of ROUTES) {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = route.params ? Object.keys((route.params as never as { shape: object }).shape) : [];
      expect({ id: route.id, params: declared.sort() }).toEqual({ id: route.id, params: inPath.sort() });
      if (route.within) expect(inPath).toContain(route.within);
    }
  });

  /** A route becomes public only by changing this list, on purpose. */
  test('the public routes are these', () => {
    expect(
      ROUTES.filter(({ access }) => access === 'public')
        .map(({ id }) => id)
        .sort(),
    ).toMatchSnapshot();
  });

  test('no public route has a limit for all together, and what asks for a proof is public and says so', () => {
    expect(ROUTES.filter(({ access, limit }) => access === 'public' && limit).map(({ id }) => id)).toEqual([]);
    for (const { id, proof, access, errors = [], query } of ROUTES.filter((route) => route.proof)) {
      expect([id, access, 'proof' in (query as never as { shape: object }).shape]).toEqual([id, 'public', true]);
      expect([id, proof, errors]).toEqual([id, proof, expect.arrayContaining([...PROOF_ERRORS])]);
    }
  });

  test('every command that can be retried and is not naturally idempotent asks for an Idempotency-Key', () => {
    const naturally = [
      'signIn',
      'refreshSession',
      'bindPerson',
      'grantRole',
      'confirmGrant',
      'declineGrant',
      'findAtCounter',
      'issueBindingCode',
      'releaseBinding',
      'requestUpload',
      'requestPosterUpload',
      'requestAnonymousPosterUpload',
      'requestAnonymousUpload',
      'requestImportUpload',
      'openAnonymousReport',
      'listAnonymousLetters',
      'readLetters',
      'readAnonymousLetters',
      'beginUpload',
      'resumeUpload',
      'finishUpload',
      'beginAnonymousUpload',
      'resumeAnonymousUpload',
      'finishAnonymousUpload',
      'markMessagesRead',
      'markMessageRead',
      'retryDeadLetter',
      'retryDeadLetters',
      'dropDeadLetter',
      'reviewSubject',
      'confirmReviewTask',
      'confirmPledge',
      'markReviewUseful',
      'pinNotice',
      'publishContact',
      'urgePublication',
      'declareCollectiveOrgan',
      'recordReading',
      'askToShare',
      'agreeToShare',
      'declineToShare',
      'recordPaperConsent',
      'endPaperConsent',
      'publishPolicyVersion',
      'savePolicy',
      'tryRouting',
      'tryWatchRule',
      'requestChallenge',
      // The same code is set anew, and sleeps from then: of a code not even a retry keeps a hash (ADR 75).
      'setSigningCode',
      // WeChat sends it again by itself; what it says goes through the steps of the order.
      'receivePayNotice',
      // The same: its first word on a picture stands.
      'receiveWechatMessage',
      'printReceipt',
      'printAnonymousReceipt',
      'checkReceipt',
    ];
    const without = ROUTES.filter(({ method, idempotent }) => (method === 'POST' || method === 'PUT') && !idempotent);
    expect(without.map(({ id }) => id).sort()).toEqual(naturally.sort());
  });

  test('every error tells, in Chinese, what to do; none speaks of codes', () => {
    for (const [code, [status, message]] of Object.entries(ERRORS)) {
      expect({ code, ok: status >= 400 && status < 600 && /^[\u4e00-\u9fff].*。$/.test(message) }).toEqual({
        code,
        ok: true,
      });
      expect(message.replace(/JPG|PNG|WebP|MP4|MOV|MB/g, '')).not.toMatch(/[A-Za-z]{3,}/);
    }
  });
});
