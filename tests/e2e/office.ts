import { randomUUID } from 'node:crypto';
import { demoPeople } from '../../scripts/seed/demo-people';

async function answerOf<T>(reply: Response): Promise<T> {
  if (!reply.ok) throw new Error(`${reply.url}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** One of the demo's people at the running stack, as their phone would ask it: for what a test finds done already. */
export async function officeOf(origin: string, name: string) {
  const { openid } = demoPeople.find((person) => person.name === name)!;
  const sent = async <T>(url: string, body: object, headers: Record<string, string> = {}): Promise<T> =>
    answerOf(
      await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    );
  const { code } = await sent<{ code: string }>(`${origin}/_dev/login-code`, { openid });
  const { accessToken } = await sent<{ accessToken: string }>(`${origin}/api/sessions`, { code });
  const authorization = `Bearer ${accessToken}`;
  return {
    post: <T>(path: string, body: object): Promise<T> =>
      sent(`${origin}/api${path}`, body, { authorization, 'idempotency-key': randomUUID() }),
    get: async <T>(path: string): Promise<T> =>
      answerOf(await fetch(`${origin}/api${path}`, { headers: { authorization } })),
  };
}
