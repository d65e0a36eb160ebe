import Taro from '@tarojs/taro';
import { requestAnonymousUpload, requestUpload, type UploadTicket } from '@shared/media';
import { AppError } from '@shared/errors';
import { call, NetworkError } from './call';
import type { PickedFile } from './pick-media';

const UPLOAD_TIMEOUT_MS = 10 * 60_000;
const TRIES = 3;

/** Storage refused the file. `code` is S3's own: EntityTooLarge, AccessDenied, … */
export class UploadRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
    this.name = 'UploadRefused';
  }
}

export interface Upload<Result = string> {
  /** The mediaId once the file is stored. Rejects with AppError, NetworkError or UploadRefused. */
  done: Promise<Result>;
  /** Stops it; `done` then rejects. */
  abort(): void;
}

/** Where and how a file is sent: what every ticket says. */
type Ticket = Pick<UploadTicket, 'url' | 'fields'>;

interface Options {
  /** For an anonymous report: the file then belongs to the draft and to no account. */
  draftKey?: string;
  onProgress?: (percent: number) => void;
}

/** The code in S3's XML answer: `<Error><Code>EntityTooLarge</Code>…`. */
export const s3ErrorCode = (xml: string): string => /<Code>(\w+)<\/Code>/.exec(xml)?.[1] ?? 'Unknown';

async function postToStorage(ticket: Ticket, filePath: string, hold: Hold, onProgress?: Options['onProgress']) {
  const options = {
    url: ticket.url,
    filePath,
    name: 'file',
    // S3 ignores every field after the file; both platforms send formData first.
    formData: ticket.fields,
    timeout: UPLOAD_TIMEOUT_MS,
    // S3 answers `Access-Control-Allow-Origin: *`, which a browser refuses with credentials.
    withCredentials: false,
    ...(process.env.TARO_ENV === 'h5' && { fileName: 'file' }),
  };
  const task = Taro.uploadFile(options as Taro.uploadFile.Option);
  hold.abort = () => task.abort();
  task.progress?.(({ progress }) => onProgress?.(Math.min(99, progress)));
  let answer: { statusCode: number; data: string };
  try {
    answer = await task;
  } catch (error) {
    throw new NetworkError(String((error as { errMsg?: string }).errMsg ?? error));
  }
  if (![200, 201, 204].includes(answer.statusCode)) {
    throw new UploadRefused(answer.statusCode, s3ErrorCode(String(answer.data)));
  }
}

interface Hold {
  aborted: boolean;
  abort(): void;
}

const worthAnotherTry = (error: unknown) =>
  error instanceof NetworkError || (error instanceof UploadRefused && error.code !== 'EntityTooLarge');

/**
 * Sends one file straight to storage, by the ticket that `ticketFor` gets: asked again for each try, since an old one may have
 * expired while the phone was in a pocket. A lost network is tried three times.
 */
export function sendByTicket<T extends Ticket>(
  filePath: string,
  ticketFor: () => Promise<T>,
  onProgress?: Options['onProgress'],
): Upload<T> {
  const hold: Hold = { aborted: false, abort: () => undefined };
  const run = async () => {
    for (let tried = 1; ; tried += 1) {
      try {
        const ticket = await ticketFor();
        if (hold.aborted) throw new NetworkError('aborted');
        await postToStorage(ticket, filePath, hold, onProgress);
        onProgress?.(100);
        return ticket;
      } catch (error) {
        if (hold.aborted || tried >= TRIES || !worthAnotherTry(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, tried * 1000));
      }
    }
  };
  return {
    done: run(),
    abort() {
      hold.aborted = true;
      hold.abort();
    },
  };
}

/** Sends one picture or video straight to storage. */
export function uploadFile(file: PickedFile, { draftKey, onProgress }: Options = {}): Upload {
  const body = { kind: file.kind, contentType: file.contentType, bytes: file.bytes };
  const ticketFor = () =>
    // By what was asked, not by whether the key is there: an anonymous file must never be sent under an account.
    draftKey !== undefined
      ? call(requestAnonymousUpload, { body: { ...body, draftKey } })
      : call(requestUpload, { body });
  const { done, abort } = sendByTicket(file.path, ticketFor, onProgress);
  return { done: done.then(({ mediaId }) => mediaId), abort };
}

/** What a person reads when a file was not stored. */
export function sayUploadError(error: unknown): string {
  if (error instanceof UploadRefused) return error.code === 'EntityTooLarge' ? '文件太大' : '没有传上，请重试';
  if (error instanceof AppError && error.code === 'media.tooLarge') return '文件太大';
  if (error instanceof AppError && error.code === 'media.unsupported') return '这种文件不能传';
  return '没有传上，请重试';
}
