import { useState } from 'react';
import { openOriginal } from '@shared/evidence/evidence';
import type { MediaView } from '@shared/media/media';
import { sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { openOriginalFile } from '@/platform/files/documents';
import { say } from '@/platform/notify';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { FILES } from './files-copy';

interface Props {
  reportId: string;
  /** Which file; none closes it. */
  file: MediaView | undefined;
  onClose: () => void;
}

/** 看原件: asks why, which is left in the report's trail, and opens the file as it was sent. */
export function OpenOriginal({ reportId, file, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const opening = useChange({
    act: async (sendOnce, { mediaId, kind, why }: { mediaId: string; kind: MediaView['kind']; why: string }) => {
      const params = { reportId, mediaId };
      const { url, fileName } = await sendOnce(openOriginal, { params, body: { reason: why } });
      return openOriginalFile({ url, fileName, kind });
    },
    onSuccess: (opened) => {
      if (!opened) say(FILES.cannot);
      setReason('');
      onClose();
    },
    onError: (error) => setWrong(sayError(error)),
  });
  const submit = () => {
    if (!file) return;
    const { errors, value } = checkForm(openOriginal.body!, { reason });
    setWrong(errors?.reason);
    if (value) opening.mutate({ mediaId: file.mediaId, kind: file.kind, why: value.reason });
  };
  return (
    <Sheet open={file !== undefined} title={FILES.open} onClose={onClose}>
      <Field label={FILES.why} hint={FILES.whyHint} error={wrong}>
        <TextArea value={reason} max={200} placeholder={FILES.whyPlaceholder} onChange={setReason} />
      </Field>
      <Button loading={opening.isPending} onClick={submit}>
        {FILES.send}
      </Button>
    </Sheet>
  );
}
