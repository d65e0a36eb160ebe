import { randomUUID } from 'node:crypto';
import type { Challenge } from '../../shared/challenge';
import { MOST_UNSORTED } from '../../shared/reports/work';
import { solved } from './challenge';

const post = async (url: string, body: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

const HOUR = 3_600_000;
const LONGEST = 90_000;

/** Reports are counted by the clock's hours: those of one flood must not stand in two. */
async function withinOneHour(): Promise<void> {
  const left = HOUR - (Date.now() % HOUR);
  if (left < LONGEST) await new Promise((done) => setTimeout(done, left));
}

/**
 * Anonymous reports about a cadre of a village, each with its proof: as many as are ordinary work in an hour, then these.
 * @param origin of a local stack that runs.
 */
export async function floodVillage(origin: string, villageCode: string, held: readonly string[]): Promise<void> {
  await withinOneHour();
  const cadres = await fetch(`${origin}/api/villages/${villageCode}/cadres`);
  const { items } = (await cadres.json()) as { items: { cadreId: string }[] };
  const about = { kind: 'cadre', cadreId: items[0]!.cadreId };
  const ordinary = Array.from({ length: MOST_UNSORTED.anHour }, (_, place) => `第${place + 1}组的水沟堵了没人清`);
  for (const description of [...ordinary, ...held]) {
    const challenge = (await post(`${origin}/api/anonymous/challenge`, {
      purpose: 'report',
      villageCode,
    })) as Challenge;
    const proof = encodeURIComponent(solved(challenge));
    const draftKey = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    const body = { villageCode, category: 'other', description, about, mediaIds: [], draftKey };
    await post(`${origin}/api/anonymous/reports?proof=${proof}`, body);
  }
}
