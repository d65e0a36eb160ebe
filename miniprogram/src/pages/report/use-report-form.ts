import { useCallback, useEffect, useRef, useState } from 'react';
import { MAX_AUDIOS } from '@shared/media/media';
import { ReportDraft } from '@shared/reports/reports';
import { checkForm } from '@/platform/check-form';
import { newDraftKey } from '@/platform/sending/draft-key';
import { useDraft } from '@/platform/sending/drafts';
import { scrollTo } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { enqueue, outgoingFiles } from '@/platform/sending/outbox';
import { draftOf, type Question } from '@/platform/server/question';
import { uuid } from '@/platform/random';
import { getMe, useMe } from '@/platform/server/session';
import { useUploads } from '@/platform/sending/uploads';
import { useVillage } from '@/platform/village';
import { copy } from './copy';
import { BLANK, bodyOf, type ReportForm, sentences } from './form';
import { type OutgoingReport, REPORT } from './send-report';
import type { Warning } from './caution';
import { useWarning } from './use-warning';

const TAB = 'report';

/** What a person answers; the keys are made, and the village is filled in. */
const ANSWERS = ['description', 'category', 'aboutKind', 'cadreId', 'place', 'mode'] as const;

interface Options {
  /** What is asked about: each question has a draft of its own, beside the tab's. */
  question?: Question;
  /** What a new draft begins with. */
  initial?: Partial<ReportForm>;
  /** Told the key of what was handed to the outbox. */
  onLeft?: (key: string) => void;
}

/** The draft, its files and what is wrong with it; `submit` checks it and hands it to the outbox. */
export function useReportForm({ question, initial, onLeft }: Options = {}) {
  const blank = { ...BLANK, ...initial };
  const [form, change, clear] = useDraft<ReportForm>(question ? draftOf(question) : TAB, blank);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [wanted, setWanted] = useState(false);
  const village = useVillage();
  const bound = useMe()?.person !== undefined;
  const [warning, setWarning] = useState<Warning>();
  const uploads = useUploads({
    draftKey: () => (form.mode === 'named' ? undefined : form.draftKey),
    audios: MAX_AUDIOS,
  });

  const warningNow = useWarning(form, uploads.items);

  // Both keys are made once a draft, and live as long as it does.
  const keyless = !form.draftKey || !form.key;
  const makeKeys = useCallback(
    () =>
      Promise.all([newDraftKey(), uuid()]).then(
        ([draftKey, key]) => change({ draftKey, key }),
        () => undefined,
      ),
    [change],
  );
  useEffect(() => {
    if (keyless) void makeKeys();
  }, [keyless, makeKeys]);
  useEffect(() => {
    if (!form.villageCode && village) change({ villageCode: village.villageCode, villageName: village.name });
  }, [form.villageCode, village, change]);

  const edit = (part: Partial<ReportForm>) => {
    change(part);
    setErrors({});
    if (part.villageCode && part.villageCode !== form.villageCode) change({ cadreId: '' });
  };

  // A question that was opened and left as it was is no draft: nothing of it stays on the phone.
  const untouched =
    question !== undefined &&
    uploads.items.length === 0 &&
    ANSWERS.every((answer) => form[answer] === blank[answer]) &&
    [blank.villageCode, village?.villageCode].includes(form.villageCode);
  const drop = useRef<(() => void) | undefined>(undefined);
  drop.current = untouched ? clear : undefined;
  useEffect(() => () => drop.current?.(), []);

  const { resendAll } = uploads;
  const hasFiles = uploads.items.length > 0;
  useEffect(() => {
    // A file belongs to an account or to a draft: changing between the two sends it anew.
    if (hasFiles) resendAll();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [form.mode === 'named']);

  const leave = async () => {
    const checked = checkForm(ReportDraft, { ...bodyOf(form), mediaIds: [] });
    if (checked.errors) return;
    const { mediaIds: _none, ...report } = checked.value;
    const { mode } = form;
    const body: OutgoingReport = {
      mode,
      report,
      villageName: form.villageName,
      ...(question && { question }),
      ...(mode !== 'anonymous' && { by: getMe()?.accountId }),
      ...(mode !== 'named' && { draftKey: form.draftKey }),
    };
    const files = outgoingFiles(uploads.items);
    await enqueue({ key: form.key, kind: REPORT, body, files });
    uploads.clear();
    clear();
    onLeft?.(form.key);
    scrollTo();
  };

  useEffect(() => {
    if (!wanted || uploads.sending) return;
    setWanted(false);
    void leave();
    // `leave` reads what is on the screen now.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, uploads.sending]);

  const submit = () => {
    const checked = checkForm(ReportDraft, { ...bodyOf(form), mediaIds: [] });
    const failed = uploads.items.some((item) => item.state === 'failed');
    if (checked.errors || failed) {
      setErrors({ ...sentences(checked.errors ?? {}, form), ...(failed && { media: copy.mediaFailed }) });
      say(copy.fix);
      scrollTo('.field-error');
      return;
    }
    if (keyless) {
      void makeKeys();
      say(copy.again);
      return;
    }
    const tells = warningNow();
    if (tells) setWarning(tells);
    else setWanted(true);
  };
  const sendAnyway = () => {
    setWarning(undefined);
    setWanted(true);
  };

  const stay = () => setWarning(undefined);
  return { form, edit, errors, uploads, submit, warning, stay, sendAnyway, wanted, mayBeNamed: bound };
}
