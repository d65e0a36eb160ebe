import { AppError } from '@shared/errors';
import { requestAnonymousUpload } from '@shared/media/media';
import { showLetter } from '@shared/papers/papers';
import { openAnonymousReport, showReport, submitAnonymousReport } from '@shared/reports/reports';
import { solved } from '../../../../tests/support/challenge';
import { sendProven } from './proven';

let given = 0;
/** As the server gives them: each another one, so easy that the test need not wait. */
const askFor = jest.fn(async () => {
  given += 1;
  return { challenge: `c${given}.4.0.x.mac`, bits: 4, expiresAt: '2026-11-23T02:10:00.000Z' };
});
const refuse = (code: 'challenge.missing' | 'challenge.used' | 'challenge.expired') => new AppError(code);
const challengeIn = (proof: string | undefined) => proof?.split('.')[0];

beforeEach(() => askFor.mockClear());

test('what costs nothing is sent as it is', async () => {
  const send = jest.fn(async (_proof?: string) => 'ok');
  expect(await sendProven({ route: showReport, askFor, send })).toBe('ok');
  expect(send.mock.calls).toEqual([[undefined]]);
  expect(askFor).not.toHaveBeenCalled();
});

test('a report brings a solved proof at once, each another one', async () => {
  const send = jest.fn(async (proof?: string) => proof);
  const first = (await sendProven({ route: submitAnonymousReport, askFor, send })) as string;
  const second = (await sendProven({ route: submitAnonymousReport, askFor, send })) as string;
  expect(first).toBe(solved({ challenge: `c${given - 1}.4.0.x.mac`, bits: 4 }));
  expect(challengeIn(second)).not.toBe(challengeIn(first));
  expect(askFor).toHaveBeenCalledTimes(2);
});

test('a receipt is looked at without one; when it is asked for it is worked out, and serves again', async () => {
  const wants = jest.fn(async (proof?: string) => {
    if (!proof) throw refuse('challenge.missing');
    return proof;
  });
  const first = await sendProven({ route: openAnonymousReport, askFor, send: wants });
  expect(wants).toHaveBeenCalledTimes(2);
  expect(await sendProven({ route: openAnonymousReport, askFor, send: wants })).toBe(first);
  expect(askFor).toHaveBeenCalledTimes(1);
});

test('one that is used up or over is worked out anew, unseen', async () => {
  const used: string[] = [];
  const send = jest.fn(async (proof?: string) => {
    if (!proof) throw refuse('challenge.missing');
    if (used.includes(proof)) throw refuse('challenge.used');
    used.push(proof);
    return proof;
  });
  const first = await sendProven({ route: showLetter, askFor, send });
  const second = await sendProven({ route: showLetter, askFor, send });
  expect(second).not.toBe(first);
});

test('nine files that are asked for one at once need one, not nine', async () => {
  const send = async (proof?: string) => {
    if (!proof) throw refuse('challenge.missing');
    return proof;
  };
  const proofs = await Promise.all(
    Array.from({ length: 9 }, () => sendProven({ route: requestAnonymousUpload, askFor, send })),
  );
  expect(new Set(proofs).size).toBe(1);
  expect(askFor).toHaveBeenCalledTimes(1);
});

test('it gives up after four tries, and at once for any other refusal', async () => {
  const never = jest.fn(async () => {
    throw refuse('challenge.expired');
  });
  await expect(sendProven({ route: submitAnonymousReport, askFor, send: never })).rejects.toMatchObject({
    code: 'challenge.expired',
  });
  expect(never).toHaveBeenCalledTimes(4);
  const restricted = jest.fn(async () => {
    throw new AppError('reports.restricted');
  });
  await expect(sendProven({ route: submitAnonymousReport, askFor, send: restricted })).rejects.toMatchObject({
    code: 'reports.restricted',
  });
  expect(restricted).toHaveBeenCalledTimes(1);
});

test('one whose challenge could not be had does not stop those that wait behind it', async () => {
  askFor.mockRejectedValueOnce(new Error('no network'));
  const send = async (proof?: string) => proof;
  const [first, second] = await Promise.allSettled([
    sendProven({ route: submitAnonymousReport, askFor, send }),
    sendProven({ route: submitAnonymousReport, askFor, send }),
  ]);
  expect(first!.status).toBe('rejected');
  expect(second!.status).toBe('fulfilled');
});
