import Taro from '@tarojs/taro';
import { AppError } from '@shared/errors';
import { cell, useCell } from './cell';
import { dropFile, keepFile } from './kept-files';
import { isOnline, onNetworkChange } from './network';
import type { PickedFile } from './pick-media';
import { readStored, store } from './storage';
import { UploadRefused } from './upload';

/** A file of a waiting form: sent when it has a mediaId. */
export type OutgoingFile = PickedFile & { mediaId?: string };

/** A form that waits for a network. `key` is its idempotency key: however often it is sent, it counts once. */
export interface Outgoing<Body = unknown> {
  key: string;
  kind: string;
  body: Body;
  files: OutgoingFile[];
  queuedAt: number;
  /** Set when it was sent: what the server answered. */
  receipt?: unknown;
  /** Set when the server refused it: the person has to look at it. */
  refusal?: string;
}

export interface Sender<Body> {
  /** Sends one file, resolves with its mediaId. */
  sendFile(file: OutgoingFile, body: Body): Promise<string>;
  /** Sends the form, once all its files are there. */
  send(body: Body, mediaIds: string[], key: string): Promise<unknown>;
}

const KEY = 'outbox';
const outbox = cell<Outgoing[]>(readStored<Outgoing[]>(KEY) ?? []);
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const senders = new Map<string, Sender<any>>();

const save = (next: Outgoing[]) => {
  store(KEY, next);
  outbox.set(next);
};
const change = (key: string, part: Partial<Outgoing>) =>
  save(outbox.get().map((item) => (item.key === key ? { ...item, ...part } : item)));

/** What waits, was sent since it was queued, or was refused. */
export const useOutbox = (): Outgoing[] => useCell(outbox);
export const getOutbox = outbox.get;

/** Says how forms of a kind are sent: once, when the app is launched. */
export function registerSender<Body>(kind: string, sender: Sender<Body>): void {
  senders.set(kind, sender);
}

/** Puts a form in the queue and tries at once. Its files are copied to where WeChat does not clean. */
export async function enqueue(item: Omit<Outgoing, 'queuedAt'>): Promise<void> {
  const files = await Promise.all(item.files.map((file) => (file.mediaId ? file : keepFile(file).catch(() => file))));
  save([...outbox.get(), { ...item, files, queuedAt: Date.now() }]);
  void sendAll();
}

/** Takes a form out: it was sent and seen, or the person gave it up. */
export function discard(key: string): void {
  outbox
    .get()
    .find((item) => item.key === key)
    ?.files.forEach(dropFile);
  save(outbox.get().filter((item) => item.key !== key));
}

async function sendOne(item: Outgoing): Promise<void> {
  const sender = senders.get(item.kind);
  if (!sender) return;
  const files = [...item.files];
  for (const [index, file] of files.entries()) {
    if (file.mediaId) continue;
    files[index] = { ...file, mediaId: await sender.sendFile(file, item.body) };
    change(item.key, { files: [...files] });
  }
  const mediaIds = files.map((file) => file.mediaId!);
  const receipt = await sender.send(item.body, mediaIds, item.key);
  files.forEach(dropFile);
  change(item.key, { receipt });
}

let sending: Promise<void> | undefined;

const isFinal = (error: unknown) =>
  error instanceof UploadRefused ||
  (error instanceof AppError && !['internal', 'request.tooMany', 'auth.required', 'auth.expired'].includes(error.code));

const isWaiting = (item: Outgoing) => item.receipt === undefined && item.refusal === undefined;

async function sendEach(): Promise<void> {
  await Promise.resolve();
  const tried = new Set<string>();
  // Looked up anew each time: a form may be queued while another is on its way.
  for (let item; (item = outbox.get().find((one) => isWaiting(one) && !tried.has(one.key)));) {
    tried.add(item.key);
    try {
      await sendOne(item);
    } catch (error) {
      // A lost network leaves it in the queue; a refusal would be refused again.
      if (isFinal(error)) change(item.key, { refusal: error instanceof AppError ? error.code : 'media.unsupported' });
    }
  }
  // In the same breath as the last look: a form queued from here on starts a run of its own.
  sending = undefined;
}

/** Sends what waits, one at a time; a second call while it runs joins the first. */
export function sendAll(): Promise<void> {
  if (!isOnline()) return Promise.resolve();
  sending ??= sendEach();
  return sending;
}

/** Sends whenever the network returns or the app is shown: once, when the app is launched. */
export function startOutbox(): void {
  onNetworkChange(() => void sendAll());
  if (process.env.TARO_ENV === 'weapp') Taro.onAppShow(() => void sendAll());
  void sendAll();
}
