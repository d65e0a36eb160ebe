import { useEffect, useRef, useState } from 'react';
import { type Box, openUnredacted, redactMedia, type ShowsPersons } from '@shared/media/redaction';
import { sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { type PickedFile, pickMedia } from '@/platform/files/pick-media';
import { sayUploadError, uploadFile } from '@/platform/sending/upload';
import { useSendOnce } from '@/platform/server/use-send-once';
import { ATTACH } from './copy';
import { PictureFailed, PictureSlow, pictureReady } from './pictures';

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

const words = (error: unknown) =>
  error instanceof PictureFailed ? ATTACH.failed : error instanceof PictureSlow ? ATTACH.slow : sayError(error);

/**
 * One picture on its way to the public, from the camera on: into a voucher's papers, or to a thing of a register.
 * @param attach gives the covered copy to what it is of; `replaces` is the copy that it takes the place of.
 * @param most how many may be chosen together: they are covered and looked at one after the other.
 */
export function useOnePicture(
  villageCode: string,
  attach: (copyId: string, replaces: string | undefined) => Promise<unknown>,
  most = 1,
) {
  const [step, setStep] = useState<Step>({ at: 'none' });
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [showsPersons, setShowsPersons] = useState<ShowsPersons>();
  const [sending, setSending] = useState(false);
  const sendOnce = useSendOnce();
  /** Chosen together, and not begun: one is covered and looked at after the other. */
  const [queue, setQueue] = useState<readonly PickedFile[]>([]);
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
    const { files, refusals } = await pickMedia({ image: most, video: 0 });
    if (refusals[0]) say(refusals[0]);
    const [first, ...rest] = files;
    setQueue(rest);
    if (first) await begin(first);
  };

  /** The next of those chosen together; where there is none, it is done. */
  const next = () => {
    const [first, ...rest] = queue;
    setQueue(rest);
    if (first) void begin(first);
    else setStep({ at: 'none' });
  };

  const begin = async (file: PickedFile) => {
    replaces.current = undefined;
    setShowsPersons(undefined);
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
    setQueue([]);
    setShowsPersons(undefined);
    setStep({ at: 'preparing' });
    try {
      const params = { villageCode, mediaId };
      const { boxes: drawn, ...under } = await sendOnce(openUnredacted, { params });
      replaces.current = mediaId;
      cover({ ...under, mediaId }, drawn);
    } catch (error) {
      back(error);
    }
  };

  const paint = async (picture: Picture) => {
    if (!showsPersons) return say(ATTACH.sayFirst);
    setStep({ at: 'painting' });
    try {
      const params = { villageCode, mediaId: picture.mediaId };
      const body = { boxes: [...boxes], showsPersons };
      const { mediaId: copyId } = await sendOnce(redactMedia, { params, body });
      const { url: copyUrl = '' } = await pictureReady(copyId, stopped);
      setStep({ at: 'checking', picture, copyId, copyUrl });
    } catch (error) {
      say(words(error));
      setStep({ at: 'covering', picture });
    }
  };

  const publish = async (copyId: string) => {
    setSending(true);
    try {
      await attach(copyId, replaces.current);
      say(showsPersons === 'no' ? ATTACH.attached : ATTACH.handed);
      next();
    } catch (error) {
      say(sayError(error));
    } finally {
      setSending(false);
    }
  };

  return {
    step,
    boxes,
    setBoxes,
    showsPersons,
    setShowsPersons,
    sending,
    pick,
    reopen,
    paint,
    publish,
    cover,
    /** How many of those chosen together are still to come. */
    waiting: queue.length,
    goOn: next,
    drop: next,
  };
}
