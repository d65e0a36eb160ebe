import { useEffect, useRef, useState } from 'react';
import { redactEvidence } from '@shared/evidence';
import { type MediaView, showMedia } from '@shared/media';
import type { Box } from '@shared/redaction';
import { call, sayError } from '@/platform/call';
import { say } from '@/platform/notify';
import { uuid } from '@/platform/random';
import { REDACT } from '../files-copy';

const EVERY_MS = 800;
const TRIES = 60;

/** Boxes are drawn, the copy is painted, and looked at before it is used. */
type Step = { at: 'covering' } | { at: 'painting' } | { at: 'checking'; copy: MediaView };

/** A report's picture on its way into an answer: covered by hand, painted over by the server, looked at. */
export function useRedaction(reportId: string, mediaId: string) {
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [step, setStep] = useState<Step>({ at: 'covering' });
  const tried = useRef<{ of: string; key: string } | undefined>(undefined);
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
      const of = JSON.stringify(boxes);
      if (tried.current?.of !== of) tried.current = { of, key: await uuid() };
      const { key } = tried.current;
      const body = { boxes: [...boxes] };
      const ordered = await call(redactEvidence, { params: { reportId, mediaId }, body, idempotencyKey: key });
      const copy = await painted(ordered.mediaId);
      if (copy?.state === 'ready') return setStep({ at: 'checking', copy });
      say(copy ? REDACT.failed : REDACT.slow);
    } catch (error) {
      say(sayError(error));
    }
    setStep({ at: 'covering' });
  };

  return { boxes, setBoxes, step, paint: () => void paint(), again: () => setStep({ at: 'covering' }) };
}
