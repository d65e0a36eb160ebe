import { demoPeople, NIUJIAO } from '../seed/demo-people';

const year = 2026;

/** A token of somebody of the demo, for 15 minutes. @param origin where `npm start` answers */
export async function signIn(origin: string, key: string): Promise<string> {
  const { openid } = demoPeople.find((person) => person.key === key)!;
  const post = async (target: string, body: object) => {
    const reply = await fetch(`${origin}${target}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    if (!reply.ok) throw new Error(`${target}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as Record<string, string>;
  };
  const { code } = await post('/_dev/login-code', { openid });
  return (await post('/api/sessions', { code })).accessToken!;
}

export type Page = readonly [name: string, target: string, as?: string];
const village = `/api/villages/${NIUJIAO}`;
/** What people open, the home page's calls first. */
export const PAGES: readonly Page[] = [
  ['home: paid', '/api/me/payment-years', 'wang-xiuying'],
  ['home: village', `${village}/years/${year}`],
  ['home: notices', `${village}/notices?limit=5`],
  ['home: unread', '/api/me/messages/unread', 'wang-xiuying'],
  ['payments', '/api/me/payments', 'wang-xiuying'],
  ['calendar', '/api/me/payment-calendar', 'wang-xiuying'],
  ['entries', `${village}/years/${year}/entries`],
  ['statements', `${village}/years/${year}/statements`],
  ['assets', `${village}/assets`],
  ['projects', `${village}/projects`],
  ['publicities', `${village}/publicities`],
  ['policies', '/api/policies'],
  ['programs', '/api/subsidy-programs'],
  ['decisions', `${village}/decisions`],
  ['work', '/api/work/reports?role=cadre&which=open', 'chen-jianguo'],
  ['the page', '/'],
];
