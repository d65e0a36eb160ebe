import { useCallback, useEffect, useRef, useState } from 'react';
import { MAX_IMAGES, MAX_VIDEOS, type MediaKind } from '@shared/media/media';
import { NetworkError } from '../server/call';
import { lighter, sizeWords } from '../mobile-data';
import { type PickedFile, pickMedia } from '../files/pick-media';
import { say } from '../notify';
import { sayUploadError, uploadFile } from './upload';
import type { Upload } from './upload-refused';

/** A file of a form: chosen, on its way, stored (`mediaId`), or not. */
export interface UploadItem {
  file: PickedFile;
  state: 'sending' | 'sent' | 'waiting' | 'failed';
  percent: number;
  mediaId?: string;
  /** The id of a large file that is partly there: it goes on from there. */
  begun?: string;
  /** Why it failed, for the person. `waiting` is a lost network: the outbox sends it later. */
  error?: string;
}

interface Options {
  /** The draft's secret, for an anonymous form; asked for when a file is sent. Undefined sends under the account. */
  draftKey?: () => string | undefined;
  images?: number;
  videos?: number;
  /** Voice notes: none unless told. */
  audios?: number;
  /** Files of all kinds together. */
  most?: number;
}

/** What one form carries at most, in bytes: an hour over a village's network. */
const MOST_BYTES = 200 * 1024 * 1024;

const start = (file: PickedFile): UploadItem => ({ file, state: 'sending', percent: 0 });

/** The files of one form: sent while the person goes on writing. Leaving the page stops what is on its way. */
export function useUploads({
  draftKey,
  images = MAX_IMAGES,
  videos = MAX_VIDEOS,
  audios = 0,
  most = Infinity,
}: Options = {}) {
  const [items, setItems] = useState<UploadItem[]>([]);
  /** Choices of which the files are still being read. */
  const [reading, setReading] = useState(0);
  const [recording, setRecording] = useState(false);
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
    (file: PickedFile, anew = false) => {
      const id = file.localId;
      const upload = uploadFile(file, {
        draftKey: keyNow.current?.(),
        onProgress: (percent) => report({ percent }),
        begun: anew ? undefined : current.current.find((item) => item.file.localId === id)?.begun,
        onBegun: (begun) => report({ begun }),
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

  /** Takes files in and sends them, as long as there is room for them together. */
  const take = useCallback(
    (files: readonly PickedFile[]) => {
      let room = MOST_BYTES - current.current.reduce((sum, { file }) => sum + file.bytes, 0);
      const fitting = files.filter(({ bytes }) => {
        if (bytes > room) return false;
        room -= bytes;
        return true;
      });
      if (fitting.length < files.length) say(`文件一共不能超过 ${sizeWords(MOST_BYTES)}`);
      setItems((all) => [...all, ...fitting.map(start)]);
      fitting.forEach((file) => send(file));
    },
    [send],
  );

  const add = useCallback(
    async (kind?: 'image' | 'video') => {
      const together = most - current.current.length;
      const left = (of: MediaKind, mostOfIt: number) =>
        kind && kind !== of
          ? 0
          : Math.min(together, mostOfIt - current.current.filter((item) => item.file.kind === of).length);
      let chosen = 0;
      const onChosen = () => setReading((count) => count + (chosen = 1));
      try {
        const room = { image: left('image', images), video: left('video', videos) };
        const { files, refusals } = await pickMedia(room, onChosen);
        if (refusals[0]) say(refusals[0]);
        for (const file of files) take([await lighter(file)]);
      } finally {
        setReading((count) => count - chosen);
      }
    },
    [images, videos, most, take],
  );

  const addNote = useCallback(
    async (spoken: Promise<PickedFile | undefined>) => {
      setRecording(true);
      try {
        const note = await spoken;
        if (note) take([note]);
      } finally {
        setRecording(false);
      }
    },
    [take],
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
      patch(item.file.localId, { mediaId: undefined, begun: undefined });
      send(item.file, true);
    });
  }, [patch, send]);

  return {
    items,
    add,
    /** A voice note that is being spoken; rejects as its recording does. */
    addNote,
    remove,
    retry: (file: PickedFile) => send(file),
    clear,
    resendAll,
    limits: { image: images, video: videos, audio: audios },
    /** How many more files there is room for. */
    room: most - items.length,
    reading: reading > 0,
    /** Chosen or being spoken, and not among the items yet. */
    coming: reading > 0 || recording,
    /** Some are on their way, or about to be: a form that is sent now goes without them. */
    sending: reading > 0 || recording || items.some((item) => item.state === 'sending'),
    /** The mediaIds of what is stored, in the order chosen. */
    mediaIds: items.flatMap((item) => (item.mediaId ? [item.mediaId] : [])),
  };
}

export type Uploads = ReturnType<typeof useUploads>;
