import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  addCannedAnswer,
  type CannedAnswer,
  CannedUse,
  listCannedAnswerVersions,
} from '@shared/reports/canned-answers';
import { ReportCategory } from '@shared/reports/reports';
import type { ActingAs } from '@shared/roles';
import { formatInstant } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { confirm } from '@/platform/notify';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Disclosure } from '@/ui/layout/disclosure';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { ContactConfirm } from '@/ui/words/private-note';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from './copy';
import { useCannedChange } from './use-canned-change';

interface Props {
  office: ActingAs;
  /** Where a new one will be used. */
  use: CannedUse;
  /** Absent for a new one. Another office's is shown, to make one's own of it. */
  canned?: CannedAnswer;
  onClose: () => void;
}

const EVERY = 'every';
const CATEGORIES = [
  { value: EVERY, label: copy.every },
  ...ReportCategory.options.map((value) => ({ value: value as string, label: CATEGORY_WORDS[value] })),
];
const USES = CannedUse.options.map((value) => ({ value, label: copy.uses[value] }));

/** One ready text: written, changed, removed; how it was before. */
export function CannedSheet({ office, use, canned, onClose }: Props) {
  const own = canned?.own ?? false;
  const [draft, setDraft] = useState({
    use: canned?.use ?? use,
    category: canned?.category,
    title: canned?.title ?? '',
    text: canned?.text ?? '',
    source: canned?.source ?? '',
  });
  const [publishesContact, setPublishesContact] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const change = useCannedChange(office, onClose);
  const wording = { ...draft, source: draft.source.trim() || undefined };
  const save = () => {
    const body = { ...office, ...wording, ...(publishesContact && { publishesContact }) };
    const { value, errors: wrong = {} } = checkForm(addCannedAnswer.body!, body);
    const found = { ...checkWords(addCannedAnswer, body), ...wrong };
    setErrors(found);
    if (value && Object.keys(found).length === 0) change.save(own ? canned : undefined, value);
  };
  const remove = async () => {
    if (canned && (await confirm(copy.removeTitle, copy.removeText, copy.remove))) change.remove(canned);
  };
  const wrong = { ...errors, ...fieldErrors(change.error) };
  const title = canned ? (own ? copy.changeTitle : copy.copyTitle) : copy.addTitle;
  return (
    <Sheet open title={title} onClose={onClose}>
      <Field label={copy.use}>
        <Choice options={USES} value={draft.use} onChange={(picked) => setDraft({ ...draft, use: picked })} />
      </Field>
      <Field label={copy.category}>
        <Choice
          options={CATEGORIES}
          value={draft.category ?? EVERY}
          onChange={(picked) =>
            setDraft({ ...draft, category: picked === EVERY ? undefined : (picked as ReportCategory) })
          }
        />
      </Field>
      <Field label={copy.title} {...(wrong.title && { error: wrong.title })}>
        <TextInput
          value={draft.title}
          onChange={(typed) => setDraft({ ...draft, title: typed })}
          placeholder={copy.titlePlaceholder}
          max={20}
          isPublic
        />
      </Field>
      <Field {...copy.text} {...(wrong.text && { error: wrong.text })}>
        <TextArea value={draft.text} onChange={(typed) => setDraft({ ...draft, text: typed })} isPublic />
      </Field>
      <Field label={copy.source} optional {...(wrong.source && { error: wrong.source })}>
        <TextInput
          value={draft.source}
          onChange={(typed) => setDraft({ ...draft, source: typed })}
          placeholder={copy.sourcePlaceholder}
          max={60}
          isPublic
        />
      </Field>
      <ContactConfirm
        texts={[draft.title, draft.text, draft.source]}
        confirmed={publishesContact}
        onChange={setPublishesContact}
      />
      {change.error !== undefined && Object.keys(fieldErrors(change.error)).length === 0 && (
        <View className="canned-error">{change.stale ? copy.stale : sayError(change.error)}</View>
      )}
      <Button loading={change.pending} onClick={save}>
        {copy.save}
      </Button>
      {own && canned && (
        <>
          <View className="canned-remove">
            <Button look="quiet" disabled={change.pending} onClick={() => void remove()}>
              {copy.remove}
            </Button>
          </View>
          <Versions office={office} cannedId={canned.cannedId} />
        </>
      )}
    </Sheet>
  );
}

function Versions({ office, cannedId }: { office: ActingAs; cannedId: string }) {
  const versions = useAnswer(listCannedAnswerVersions, { params: { cannedId }, query: office });
  const year = new Date().getFullYear();
  return (
    <Card flush>
      <Disclosure title={copy.versions} label={copy.versions}>
        <Answer of={versions}>
          {({ items }) => (
            <>
              {items.map(({ version, text, savedAt, savedBy, removed }) => (
                <Row
                  key={version}
                  title={copy.version(formatInstant(savedAt, year), savedBy)}
                  note={removed ? copy.removedThen : text}
                />
              ))}
            </>
          )}
        </Answer>
      </Disclosure>
    </Card>
  );
}
