import { useEffect, useRef, useState } from 'react';
import { redactEvidence } from '@shared/evidence/evidence';
import { type MediaView, showMedia } from '@shared/media/media';
import type { Box } from '@shared/media/redaction';
import { call, sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { useOnceKey } from '@/platform/server/use-send-once';
import { REDACT } from '../files-copy';

const EVERY_MS = 800;
const TRIES = 60;

/** Boxes are drawn, the copy is painted, and looked at before it is used. */
type Step = { at: 'covering' } | { at: 'painting' } | { at: 'checking'; copy: MediaView };

/** A report's picture on its way into an answer: covered by hand, painted over by the server, looked at. */
export function useRedaction(reportId: string, mediaId: string) {
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [step, setStep] = useState<Step>({ at: 'covering' });
  const { keyFor, done } = useOnceKey();
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const painted = async (copyId: string): Promise<MediaView | undefined> => {
    for (let asked = 0; asked < TRIES && !gone.current; asked += 1) {
      const copy = await call(showMedia, { params: { mediaId: copyId } });
      if (copy.state === 'ready' || copy.state === 'failed') return copy;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    return undefined;
  };

  const paint = async () => {
    if (boxes.length === 0) return say(REDACT.needsBox);
    setStep({ at: 'painting' });
    try {
      const body = { boxes: [...boxes] };
      const idempotencyKey = await keyFor(body);
      const ordered = await call(redactEvidence, { params: { reportId, mediaId }, body, idempotencyKey });
      const copy = await painted(ordered.mediaId);
      // One that takes long is the same copy when it is asked for again.
      if (copy) done();
      if (copy?.state === 'ready') return setStep({ at: 'checking', copy });
      say(copy ? REDACT.failed : REDACT.slow);
    } catch (error) {
      say(sayError(error));
    }
    setStep({ at: 'covering' });
  };

  return { boxes, setBoxes, step, paint: () => void paint(), again: () => setStep({ at: 'covering' }) };
}
