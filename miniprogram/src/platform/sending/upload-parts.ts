import Taro from '@tarojs/taro';
import { AppError } from '@shared/errors';
import {
  beginAnonymousUpload,
  beginUpload,
  finishAnonymousUpload,
  finishUpload,
  type PartsToSend,
  resumeAnonymousUpload,
  resumeUpload,
  type UploadPart,
} from '@shared/media/multipart';
import { call, NetworkError } from '../server/call';
import { pieceOf } from '../files/file-bytes';
import type { PickedFile } from '../files/pick-media';
import { s3ErrorCode, type Upload, type UploadOptions, UploadRefused } from './upload-refused';

/** Five megabytes over a bad network: slow, but not for ever. */
const PART_TIMEOUT_MS = 5 * 60_000;
/** Without a part having arrived in between. */
const TRIES = 3;

interface Hold {
  aborted: boolean;
  abort(): void;
}

/** By what was asked, not by whether the key is there: an anonymous file must never be sent under an account. */
const routesFor = (file: PickedFile, draftKey: string | undefined) => {
  const body = { kind: file.kind, contentType: file.contentType, bytes: file.bytes };
  return draftKey === undefined
    ? {
        begin: () => call(beginUpload, { body }),
        resume: (mediaId: string) => call(resumeUpload, { params: { mediaId } }),
        finish: (mediaId: string) => call(finishUpload, { params: { mediaId } }),
      }
    : {
        begin: () => call(beginAnonymousUpload, { body: { ...body, draftKey } }),
        resume: (mediaId: string) => call(resumeAnonymousUpload, { params: { mediaId }, body: { draftKey } }),
        finish: (mediaId: string) => call(finishAnonymousUpload, { params: { mediaId }, body: { draftKey } }),
      };
};

async function putPart(path: string, { url, from, bytes }: UploadPart, hold: Hold): Promise<void> {
  const data = await pieceOf(path, from, bytes);
  let answer: { statusCode: number; data: unknown };
  try {
    const task = Taro.request({ url, method: 'PUT', data, timeout: PART_TIMEOUT_MS, dataType: 'text' } as never);
    hold.abort = () => (task as { abort?: () => void }).abort?.();
    answer = await task;
  } catch (error) {
    throw new NetworkError(String((error as { errMsg?: string }).errMsg ?? error));
  }
  if (answer.statusCode !== 200) throw new UploadRefused(answer.statusCode, s3ErrorCode(String(answer.data)));
}

const wasGivenUp = (error: unknown) =>
  error instanceof AppError && ['media.uploadGone', 'notFound'].includes(error.code);
const worthAnotherTry = (error: unknown) =>
  error instanceof NetworkError || error instanceof UploadRefused || wasGivenUp(error);

/**
 * Sends a large file in parts. After a lost network, or a restart with `begun`, only the parts that are not there are sent; each try
 * asks for places anew, since the old ones may have expired.
 */
export function sendInParts(file: PickedFile, { draftKey, onProgress, begun, onBegun }: UploadOptions): Upload {
  const hold: Hold = { aborted: false, abort: () => undefined };
  const routes = routesFor(file, draftKey);
  let mediaId = begun;
  let tried = 0;

  const start = async (): Promise<PartsToSend> => {
    if (mediaId !== undefined) return routes.resume(mediaId);
    const begunNow = await routes.begin();
    mediaId = begunNow.mediaId;
    onBegun?.(mediaId);
    return begunNow;
  };
  const sendAll = async (): Promise<string> => {
    const { mediaId: sending, parts } = await start();
    let missing = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    const tell = () => onProgress?.(Math.min(99, Math.round((1 - missing / file.bytes) * 100)));
    tell();
    for (const part of parts) {
      if (hold.aborted) throw new NetworkError('aborted');
      await putPart(file.path, part, hold);
      missing -= part.bytes;
      tried = 0;
      tell();
    }
    await routes.finish(sending);
    onProgress?.(100);
    return sending;
  };
  const run = async () => {
    for (;;) {
      try {
        return await sendAll();
      } catch (error) {
        tried += 1;
        if (hold.aborted || tried >= TRIES || !worthAnotherTry(error)) throw error;
        if (wasGivenUp(error)) mediaId = undefined;
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
