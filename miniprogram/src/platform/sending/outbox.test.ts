import { AppError } from '@shared/errors';
import { setNetwork } from '../../../test/taro';
import { NetworkError } from '../server/call';
import { watchNetwork } from '../server/network';
import { discard, enqueue, getOutbox, registerSender, sendAll, startOutbox } from './outbox';
import { readStored } from '../storage';

const file = (localId: string) => ({
  localId,
  path: `wxfile://tmp/${localId}.jpg`,
  kind: 'image' as const,
  contentType: 'image/jpeg' as const,
  bytes: 10,
});
const sendFile = jest.fn();
const send = jest.fn();
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

beforeAll(() => {
  watchNetwork();
  registerSender('report', { sendFile, send });
  startOutbox();
});
beforeEach(() => {
  getOutbox().forEach(({ key }) => discard(key));
  sendFile.mockReset().mockImplementation(async ({ localId }: { localId: string }) => `media-${localId}`);
  send.mockReset().mockResolvedValue({ receiptNo: '1' });
  setNetwork(true);
});

describe('outbox', () => {
  it('keeps a form without a network, and sends it once when the network returns', async () => {
    setNetwork(false);
    await enqueue({ key: 'k1', kind: 'report', body: { words: '路坏了' }, files: [file('a'), file('b')] });
    await settle();
    expect(send).not.toHaveBeenCalled();
    expect(readStored<unknown[]>('outbox')).toHaveLength(1);

    setNetwork(true);
    void sendAll();
    setNetwork(true);
    await settle();
    expect(send).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledWith({ words: '路坏了' }, ['media-a', 'media-b'], 'k1');
    expect(getOutbox()[0]?.receipt).toEqual({ receiptNo: '1' });

    await sendAll();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('does not send again the files that were stored before the network was lost', async () => {
    send.mockRejectedValueOnce(new NetworkError('timeout'));
    await enqueue({ key: 'k2', kind: 'report', body: {}, files: [file('a')] });
    await settle();
    await sendAll();
    expect(sendFile).toHaveBeenCalledTimes(1);
    expect(send.mock.calls.map(([, , key]) => key as string)).toEqual(['k2', 'k2']);
  });

  it('shows a refusal to the person instead of sending it for ever', async () => {
    send.mockRejectedValue(new AppError('reports.cadreUnknown', undefined, '没有找到这位干部'));
    await enqueue({ key: 'k3', kind: 'report', body: {}, files: [] });
    await settle();
    await sendAll();
    expect(send).toHaveBeenCalledTimes(1);
    expect(getOutbox()[0]).toMatchObject({ refusal: 'reports.cadreUnknown', said: '没有找到这位干部' });
  });

  it('sends a form queued while another is on its way', async () => {
    void enqueue({ key: 'k4', kind: 'report', body: {}, files: [file('a')] });
    await enqueue({ key: 'k5', kind: 'report', body: {}, files: [] });
    await settle();
    expect(send.mock.calls.map(([, , key]) => key as string).sort()).toEqual(['k4', 'k5']);
  });

  it('sends what is in one lane in its order: the second waits while the first is stuck, another lane does not', async () => {
    send.mockImplementation(async (_: unknown, __: unknown, key: string) => {
      if (key === 'first') throw new NetworkError('timeout');
      return {};
    });
    const letter = { kind: 'report', body: {}, files: [] };
    await enqueue({ ...letter, key: 'first', lane: 'a' });
    await enqueue({ ...letter, key: 'second', lane: 'a' });
    await enqueue({ ...letter, key: 'other', lane: 'b' });
    await settle();
    await sendAll();
    const sentKeys = () => send.mock.calls.map(([, , key]) => key as string);
    expect(sentKeys()).toContain('other');
    expect(sentKeys()).not.toContain('second');
    send.mockReset().mockResolvedValue({});
    await sendAll();
    expect(sentKeys()).toEqual(['first', 'second']);
  });

  it('tries again by itself when a network that says it is there was not', async () => {
    jest.useFakeTimers();
    try {
      send.mockRejectedValueOnce(new NetworkError('timeout')).mockResolvedValue({});
      await enqueue({ key: 'again', kind: 'report', body: {}, files: [] });
      await settle();
      expect(send).toHaveBeenCalledTimes(1);
      await jest.advanceTimersByTimeAsync(61_000);
      expect(send).toHaveBeenCalledTimes(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps which part of a large file was begun, and goes on from there', async () => {
    sendFile.mockImplementationOnce(async (_: unknown, __: unknown, { onBegun }: { onBegun: (id: string) => void }) => {
      onBegun('film');
      throw new NetworkError('timeout');
    });
    await enqueue({ key: 'film', kind: 'report', body: {}, files: [file('v')] });
    await settle();
    expect(readStored<{ files: object[] }[]>('outbox')![0]!.files).toMatchObject([{ localId: 'v', begun: 'film' }]);
    await sendAll();
    expect(sendFile.mock.calls[1]![0]).toMatchObject({ begun: 'film' });
  });

  it('holds what is not to go out now, and forgets at once what needs no receipt', async () => {
    let mayGo = false;
    const onSent = jest.fn();
    registerSender('letter', { sendFile, send, mayGo: () => mayGo, onSent });
    await enqueue({ key: 'secret', kind: 'letter', body: { receiptNo: '1' }, files: [] });
    await settle();
    expect(send).not.toHaveBeenCalled();
    mayGo = true;
    await sendAll();
    expect(onSent).toHaveBeenCalledWith({ receiptNo: '1' }, { receiptNo: '1' });
    expect(getOutbox()).toEqual([]);
    expect(JSON.stringify(readStored('outbox'))).not.toContain('receiptNo');
  });
});
