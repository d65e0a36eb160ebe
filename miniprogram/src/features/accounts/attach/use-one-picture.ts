import { useEffect, useRef, useState } from 'react';
import { showVoucher } from '@shared/accounts';
import { attachToVoucher, type PaperKind } from '@shared/attachments';
import { type Box, openUnredacted, redactMedia } from '@shared/redaction';
import { keyOf } from '@/platform/answers';
import { call, sayError } from '@/platform/call';
import { say } from '@/platform/notify';
import { pickMedia } from '@/platform/pick-media';
import { queryClient } from '@/platform/query';
import { uuid } from '@/platform/random';
import { sayUploadError, uploadFile } from '@/platform/upload';
import { ATTACH } from './copy';
import { PictureFailed, PictureSlow, pictureReady } from './pictures';

/** To which paper the picture goes: one of the voucher's, or a new one. */
export type Target = { place: number } | { kind: PaperKind };

interface Picture {
  mediaId: string;
  url: string;
  width: number;
  height: number;
}

/** How far one picture is: sent, made ready, covered by hand, painted, looked at, published. */
export type Step =
  | { at: 'none' }
  | { at: 'uploading'; percent: number }
  | { at: 'preparing' }
  | { at: 'covering'; picture: Picture }
  | { at: 'painting' }
  | { at: 'checking'; picture: Picture; copyId: string; copyUrl: string };

interface Voucher {
  villageCode: string;
  year: number;
  voucherId: string;
}

const words = (error: unknown) =>
  error instanceof PictureFailed ? ATTACH.failed : error instanceof PictureSlow ? ATTACH.slow : sayError(error);

/** One picture on its way into a voucher's papers, from the camera to the public. */
export function useOnePicture(voucher: Voucher, target: Target | undefined) {
  const { villageCode } = voucher;
  const [step, setStep] = useState<Step>({ at: 'none' });
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [sending, setSending] = useState(false);
  const replaces = useRef<string | undefined>(undefined);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const stopped = () => gone.current;

  const cover = (picture: Picture, drawn: readonly Box[]) => {
    setBoxes(drawn);
    setStep({ at: 'covering', picture });
  };
  const back = (error: unknown) => {
    say(words(error));
    setStep({ at: 'none' });
  };

  const pick = async () => {
    const { files, refusals } = await pickMedia({ image: 1, video: 0 });
    if (refusals[0]) say(refusals[0]);
    const [file] = files;
    if (!file) return;
    replaces.current = undefined;
    setStep({ at: 'uploading', percent: 0 });
    try {
      const upload = uploadFile(file, { onProgress: (percent) => setStep({ at: 'uploading', percent }) });
      const mediaId = await upload.done.catch((error: unknown) => {
        say(sayUploadError(error));
        return undefined;
      });
      if (!mediaId) return setStep({ at: 'none' });
      setStep({ at: 'preparing' });
      const { url = '', width = 1, height = 1 } = await pictureReady(mediaId, stopped);
      cover({ mediaId, url, width, height }, []);
    } catch (error) {
      back(error);
    }
  };

  /** Opens what lies under a picture that is public already, to cover it anew. */
  const reopen = async (mediaId: string) => {
    setStep({ at: 'preparing' });
    try {
      const params = { villageCode, mediaId };
      const { boxes: drawn, ...under } = await call(openUnredacted, { params, idempotencyKey: await uuid() });
      replaces.current = mediaId;
      cover({ ...under, mediaId }, drawn);
    } catch (error) {
      back(error);
    }
  };

  const paint = async (picture: Picture) => {
    setStep({ at: 'painting' });
    try {
      const params = { villageCode, mediaId: picture.mediaId };
      const body = { boxes: [...boxes] };
      const { mediaId: copyId } = await call(redactMedia, { params, body, idempotencyKey: await uuid() });
      const { url: copyUrl = '' } = await pictureReady(copyId, stopped);
      setStep({ at: 'checking', picture, copyId, copyUrl });
    } catch (error) {
      say(words(error));
      setStep({ at: 'covering', picture });
    }
  };

  const publish = async (copyId: string, place?: number) => {
    const to = place === undefined ? target : { place };
    if (!to) return;
    setSending(true);
    try {
      const body = { ...to, mediaIds: [copyId], ...(replaces.current && { replaces: replaces.current }) };
      // The copy's id is the command's: pressed twice, it is attached once.
      await call(attachToVoucher, { params: voucher, body, idempotencyKey: copyId });
      await queryClient.invalidateQueries({ queryKey: keyOf(showVoucher) });
      say(ATTACH.attached);
      setStep({ at: 'none' });
    } catch (error) {
      say(sayError(error));
    } finally {
      setSending(false);
    }
  };

  return { step, boxes, setBoxes, sending, pick, reopen, paint, publish, cover, drop: () => setStep({ at: 'none' }) };
}
