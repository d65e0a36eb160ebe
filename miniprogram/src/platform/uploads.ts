import { useCallback, useEffect, useRef, useState } from 'react';
import { MAX_IMAGES, MAX_VIDEOS, type MediaKind } from '@shared/media';
import { NetworkError } from './call';
import { type PickedFile, pickMedia } from './pick-media';
import { say } from './notify';
import { sayUploadError, type Upload, uploadFile } from './upload';

/** A file of a form: chosen, on its way, stored (`mediaId`), or not. */
export interface UploadItem {
  file: PickedFile;
  state: 'sending' | 'sent' | 'waiting' | 'failed';
  percent: number;
  mediaId?: string;
  /** Why it failed, for the person. `waiting` is a lost network: the outbox sends it later. */
  error?: string;
}

interface Options {
  /** The draft's secret, for an anonymous form; asked for when a file is sent. Undefined sends under the account. */
  draftKey?: () => string | undefined;
  images?: number;
  videos?: number;
}

const start = (file: PickedFile): UploadItem => ({ file, state: 'sending', percent: 0 });

/** The files of one form: sent while the person goes on writing. Leaving the page stops what is on its way. */
export function useUploads({ draftKey, images = MAX_IMAGES, videos = MAX_VIDEOS }: Options = {}) {
  const [items, setItems] = useState<UploadItem[]>([]);
  const running = useRef(new Map<string, Upload>());
  const current = useRef(items);
  const keyNow = useRef(draftKey);
  current.current = items;
  keyNow.current = draftKey;

  useEffect(() => {
    const uploads = running.current;
    return () => uploads.forEach((upload) => upload.abort());
  }, []);

  const patch = useCallback((localId: string, part: Partial<UploadItem>) => {
    setItems((all) => all.map((item) => (item.file.localId === localId ? { ...item, ...part } : item)));
  }, []);

  const send = useCallback(
    (file: PickedFile) => {
      const id = file.localId;
      const upload = uploadFile(file, {
        draftKey: keyNow.current?.(),
        onProgress: (percent) => report({ percent }),
      });
      // One that was sent anew since says nothing more: its file may belong to the draft, and the form to the account by now.
      const report = (part: Partial<UploadItem>) => running.current.get(id) === upload && patch(id, part);
      running.current.set(id, upload);
      patch(id, { state: 'sending', percent: 0, error: undefined });
      upload.done
        .then(
          (mediaId) => report({ state: 'sent', percent: 100, mediaId }),
          (error: unknown) =>
            report({ state: error instanceof NetworkError ? 'waiting' : 'failed', error: sayUploadError(error) }),
        )
        .finally(() => {
          if (running.current.get(id) === upload) running.current.delete(id);
        });
    },
    [patch],
  );

  const add = useCallback(
    async (kind?: MediaKind) => {
      const left = (of: MediaKind, most: number) =>
        kind && kind !== of ? 0 : most - current.current.filter((item) => item.file.kind === of).length;
      const { files, refusals } = await pickMedia({ image: left('image', images), video: left('video', videos) });
      if (refusals[0]) say(refusals[0]);
      setItems((all) => [...all, ...files.map(start)]);
      files.forEach(send);
    },
    [images, videos, send],
  );

  const remove = useCallback((localId: string) => {
    running.current.get(localId)?.abort();
    setItems((all) => all.filter((item) => item.file.localId !== localId));
  }, []);

  const clear = useCallback(() => {
    running.current.forEach((upload) => upload.abort());
    setItems([]);
  }, []);

  /** Sends all files anew: after changing between named and anonymous, for a file belongs to one of the two. */
  const resendAll = useCallback(() => {
    running.current.forEach((upload) => upload.abort());
    current.current.forEach((item) => {
      patch(item.file.localId, { mediaId: undefined });
      send(item.file);
    });
  }, [patch, send]);

  return {
    items,
    add,
    remove,
    retry: send,
    clear,
    resendAll,
    limits: { image: images, video: videos },
    sending: items.some((item) => item.state === 'sending'),
    /** The mediaIds of what is stored, in the order chosen. */
    mediaIds: items.flatMap((item) => (item.mediaId ? [item.mediaId] : [])),
  };
}

export type Uploads = ReturnType<typeof useUploads>;
