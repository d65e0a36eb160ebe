import Taro from '@tarojs/taro';
import { AppError } from '@shared/errors';
import { cell, useCell } from '../cell';
import { dropFile, keepFile, openKept } from '../files/kept-files';
import { isOnline, onNetworkChange } from '../server/network';
import type { PickedFile } from '../files/pick-media';
import { readStored, store } from '../storage';
import { UploadRefused } from './upload-refused';

/** A file of a waiting form: sent when it has a mediaId; `begun` when a part of a large one may be there already. */
export type OutgoingFile = PickedFile & { mediaId?: string; begun?: string };

/** A form that waits for a network. `key` is its idempotency key: however often it is sent, it counts once. */
export interface Outgoing<Body = unknown> {
  key: string;
  kind: string;
  /** What goes out one after the other: the second of a conversation never before the first. */
  lane?: string;
  body: Body;
  files: OutgoingFile[];
  queuedAt: number;
  /** Set when it was sent: what the server answered. */
  receipt?: unknown;
  /** Set when the server refused it: the person has to look at it. */
  refusal?: string;
  /** The sentence that the refusal came with. */
  said?: string | undefined;
}

/** The files of a form as they go into the queue: with what is stored of each. */
export const outgoingFiles = (
  items: readonly { file: PickedFile; mediaId?: string; begun?: string }[],
): OutgoingFile[] =>
  items.map(({ file, mediaId, begun }) => ({ ...file, ...(mediaId && { mediaId }), ...(begun && { begun }) }));

/** What a file says while it is sent. */
export interface Watch {
  onProgress(percent: number): void;
  onBegun(mediaId: string): void;
}

export interface Sender<Body> {
  /** Whether it can be sent, and be seen, as things are: not while another is signed in. */
  mayGo?(body: Body): boolean;
  /** Sends one file, resolves with its mediaId. */
  sendFile(file: OutgoingFile, body: Body, watch: Watch): Promise<string>;
  /** Sends the form, once all its files are there. */
  send(body: Body, mediaIds: string[], key: string): Promise<unknown>;
  /** Once it is sent, for what needs no receipt kept: it is taken out at once. */
  onSent?(body: Body, receipt: unknown): void;
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

/** What is on its way now, and how far its files are. */
const underway = cell<{ key: string; percent: number } | undefined>(undefined);
export const useUnderway = () => useCell(underway);

const mayGo = ({ kind, body }: Outgoing) => senders.get(kind)?.mayGo?.(body) !== false;

/** What waits, was sent since it was queued, or was refused: a phone is handed on, and what somebody else signed is not shown. */
export const useOutbox = (): Outgoing[] => useCell(outbox).filter(mayGo);
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

/** Sends a refused form once more: after what it was refused for has changed. */
export function retryRefused(key: string): void {
  change(key, { refusal: undefined, said: undefined });
  void sendAll();
}

/** Takes a form out: it was sent and seen, or the person gave it up; its files too, unless a draft has them again. */
export function discard(key: string, keepsFiles?: boolean): void {
  if (!keepsFiles)
    outbox
      .get()
      .find((item) => item.key === key)
      ?.files.forEach(dropFile);
  save(outbox.get().filter((item) => item.key !== key));
}

async function sendOne(item: Outgoing): Promise<void> {
  const sender = senders.get(item.kind);
  if (!sender || !mayGo(item)) return;
  const files = [...item.files];
  const keep = (index: number, part: Partial<OutgoingFile>) => {
    files[index] = { ...files[index]!, ...part };
    change(item.key, { files: [...files] });
  };
  underway.set({ key: item.key, percent: 0 });
  for (const [index, file] of files.entries()) {
    if (file.mediaId) continue;
    const mediaId = await sender.sendFile(await openKept(file), item.body, {
      onProgress: (percent) =>
        underway.set({ key: item.key, percent: Math.round((index * 100 + percent) / files.length) }),
      onBegun: (begun) => keep(index, { begun }),
    });
    keep(index, { mediaId });
  }
  const mediaIds = files.map((file) => file.mediaId!);
  const receipt = await sender.send(item.body, mediaIds, item.key);
  if (sender.onSent) {
    discard(item.key);
    sender.onSent(item.body, receipt);
    return;
  }
  files.forEach(dropFile);
  change(item.key, { receipt });
}

let sending: Promise<void> | undefined;

const isFinal = (error: unknown) =>
  error instanceof UploadRefused ||
  (error instanceof AppError && !['internal', 'request.tooMany', 'auth.required', 'auth.expired'].includes(error.code));

const isWaiting = (item: Outgoing) => item.receipt === undefined && item.refusal === undefined;

/** A network that says it is there and is not: tried again after so many seconds, for as long as something waits. */
const AGAIN_S = [3, 8, 20, 60];
let again: { count: number; timer?: ReturnType<typeof setTimeout> | undefined } = { count: 0 };

function tryAgainLater(): void {
  clearTimeout(again.timer);
  const seconds = AGAIN_S[Math.min(again.count, AGAIN_S.length - 1)]!;
  again = { count: again.count + 1, timer: setTimeout(() => void sendAll(), seconds * 1000) };
}

async function sendEach(): Promise<void> {
  await Promise.resolve();
  clearTimeout(again.timer);
  const tried = new Set<string>();
  const stuck = new Set<string | undefined>();
  let failed = false;
  const isNext = (one: Outgoing) => isWaiting(one) && !tried.has(one.key) && !(one.lane && stuck.has(one.lane));
  // Looked up anew each time: a form may be queued while another is on its way.
  for (let item; (item = outbox.get().find(isNext));) {
    tried.add(item.key);
    try {
      await sendOne(item);
      again.count = 0;
    } catch (error) {
      // A lost network leaves it in the queue; a refusal would be refused again.
      if (isFinal(error)) {
        const refused = error instanceof AppError ? error : new AppError('media.unsupported');
        change(item.key, { refusal: refused.code, said: refused.said });
      } else {
        failed = true;
        stuck.add(item.lane);
      }
    }
    underway.set(undefined);
  }
  // In the same breath as the last look: a form queued from here on starts a run of its own.
  sending = undefined;
  if (failed) tryAgainLater();
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
