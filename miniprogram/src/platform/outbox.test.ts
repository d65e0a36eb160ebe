import { AppError } from '@shared/errors';
import { setNetwork } from '../../test/taro';
import { NetworkError } from './call';
import { watchNetwork } from './network';
import { discard, enqueue, getOutbox, registerSender, sendAll, startOutbox } from './outbox';
import { readStored } from './storage';

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
    send.mockRejectedValue(new AppError('reports.cadreUnknown'));
    await enqueue({ key: 'k3', kind: 'report', body: {}, files: [] });
    await settle();
    await sendAll();
    expect(send).toHaveBeenCalledTimes(1);
    expect(getOutbox()[0]?.refusal).toBe('reports.cadreUnknown');
  });

  it('sends a form queued while another is on its way', async () => {
    void enqueue({ key: 'k4', kind: 'report', body: {}, files: [file('a')] });
    await enqueue({ key: 'k5', kind: 'report', body: {}, files: [] });
    await settle();
    expect(send.mock.calls.map(([, , key]) => key as string).sort()).toEqual(['k4', 'k5']);
  });
});
