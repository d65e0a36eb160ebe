import Taro from '@tarojs/taro';
import {
  requestAnonymousPosterUpload,
  requestAnonymousUpload,
  requestPosterUpload,
  requestUpload,
  type UploadTicket,
} from '@shared/media/media';
import { AppError } from '@shared/errors';
import { MULTIPART_FROM } from '@shared/media/multipart';
import { call, NetworkError } from '../server/call';
import type { PickedFile } from '../files/pick-media';
import { sendInParts } from './upload-parts';
import { s3ErrorCode, type Upload, type UploadOptions, UploadRefused } from './upload-refused';

const UPLOAD_TIMEOUT_MS = 10 * 60_000;
const TRIES = 3;

/** Where and how a file is sent: what every ticket says. */
type Ticket = Pick<UploadTicket, 'url' | 'fields'>;

async function postToStorage(ticket: Ticket, filePath: string, hold: Hold, onProgress?: UploadOptions['onProgress']) {
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
  onProgress?: UploadOptions['onProgress'],
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

/** Sends one file straight to storage: a small one at once, a large one in parts; and the frame of a video after it. */
export function uploadFile(file: PickedFile, options: UploadOptions = {}): Upload {
  const { done, abort } = file.bytes >= MULTIPART_FROM ? sendInParts(file, options) : sendWhole(file, options);
  return { done: done.then((mediaId) => sendPoster(file, mediaId, options.draftKey).then(() => mediaId)), abort };
}

function sendWhole(file: PickedFile, { draftKey, onProgress }: UploadOptions): Upload {
  const body = { kind: file.kind, contentType: file.contentType, bytes: file.bytes };
  const ticketFor = () =>
    // By what was asked, not by whether the key is there: an anonymous file must never be sent under an account.
    draftKey !== undefined
      ? call(requestAnonymousUpload, { body: { ...body, draftKey } })
      : call(requestUpload, { body });
  const { done, abort } = sendByTicket(file.path, ticketFor, onProgress);
  return { done: done.then(({ mediaId }) => mediaId), abort };
}

/**
 * Sends the frame that the phone made of a video, so that it can be shown before it plays. It adds nothing that the video has
 * not: without it, and if it fails, the video is there all the same.
 */
async function sendPoster(
  { kind, posterPath }: PickedFile,
  mediaId: string,
  draftKey: string | undefined,
): Promise<void> {
  if (kind !== 'video' || !posterPath) return;
  const params = { mediaId };
  const contentType = /^data:image\/png|\.png$/i.test(posterPath) ? 'image/png' : 'image/jpeg';
  const ticketFor = () =>
    // As for the video: what is anonymous is never sent under an account.
    draftKey !== undefined
      ? call(requestAnonymousPosterUpload, { params, body: { contentType, draftKey } })
      : call(requestPosterUpload, { params, body: { contentType } });
  await sendByTicket(posterPath, ticketFor).done.catch(() => undefined);
}

/** What a person reads when a file was not stored. */
export function sayUploadError(error: unknown): string {
  if (error instanceof UploadRefused) return error.code === 'EntityTooLarge' ? '文件太大' : '没有传上，请重试';
  if (error instanceof AppError && error.code === 'media.tooLarge') return '文件太大';
  if (error instanceof AppError && error.code === 'media.unsupported') return '这种文件不能传';
  return '没有传上，请重试';
}
