import { View } from '@tarojs/components';
import {
  decideReviewAppeal,
  decideReviewFlag,
  type FlaggedReview,
  type HeldReview,
  refuseHeldReview,
} from '@shared/reviews/moderation';
import { RefusalReason } from '@shared/reviews/reviews';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { moderation as copy, REASON_WORDS } from '../moderation-copy';
import { useWordsForm } from '../use-words-form';
import { SendOrCancel } from '../send-or-cancel';

interface Props {
  held: HeldReview;
  refresh: () => void;
}

const REASONS = RefusalReason.options.map((value) => ({ value, label: REASON_WORDS[value] }));
const OUTCOMES = [
  { value: 'restored', label: copy.restore },
  { value: 'kept', label: copy.keep },
] as const;

export function WordsField({
  value,
  error,
  onChange,
  label = copy.wordsLabel,
  placeholder = copy.wordsPlaceholder,
}: {
  value: string;
  error?: string | undefined;
  onChange: (words: string) => void;
  label?: string;
  placeholder?: string;
}) {
  return (
    <Field label={label} error={error}>
      <TextArea value={value} max={200} onChange={onChange} placeholder={placeholder} />
    </Field>
  );
}

/** 不公开: for one of five reasons, with words to the author. */
export function RefusalForm({ onCancel, ...props }: Props & { onCancel: () => void }) {
  const blank = { reason: undefined as RefusalReason | undefined, words: '' };
  const form = useWordsForm(refuseHeldReview, props, { blank, sent: copy.refusalSent });
  return (
    <View className="reviews-action">
      <Field label={copy.reasonLabel} error={form.wrong.reason && copy.reasonMissing}>
        <Choice
          look="rows"
          options={REASONS}
          value={form.draft.reason}
          onChange={(reason) => form.change({ reason })}
        />
      </Field>
      <WordsField value={form.draft.words} error={form.wrong.words} onChange={(words) => form.change({ words })} />
      <SendOrCancel form={form} send={copy.sendRefusal} onCancel={onCancel} />
    </View>
  );
}

/** 被举报的评价: it stays, or is taken off for a reason; whoever flagged it reads the words either way. */
export function FlagDecisionForm({
  flagged,
  takesOff,
  refresh,
  onCancel,
}: {
  flagged: FlaggedReview;
  takesOff: boolean;
  refresh: () => void;
  onCancel: () => void;
}) {
  const [first] = flagged.reasons;
  const blank = { words: '', ...(takesOff && { reason: first as RefusalReason | undefined }) };
  const form = useWordsForm(
    decideReviewFlag,
    { held: flagged, refresh },
    { blank, sent: copy.flagDecided, ...(takesOff && { draft: 'takeOff' }) },
  );
  return (
    <View className="reviews-action">
      {takesOff && (
        <Field label={copy.reasonLabel} error={form.wrong.reason && copy.reasonMissing}>
          <Choice
            look="rows"
            options={REASONS}
            value={form.draft.reason}
            onChange={(reason) => form.change({ reason })}
          />
        </Field>
      )}
      <WordsField
        label={copy.flagWordsLabel}
        placeholder={copy.flagWordsPlaceholder}
        value={form.draft.words}
        error={form.wrong.words}
        onChange={(words) => form.change({ words })}
      />
      <SendOrCancel form={form} send={takesOff ? copy.sendTakeOff : copy.sendStay} onCancel={onCancel} />
    </View>
  );
}

/** 复核: restored or kept, with words to the author either way. */
export function DecisionForm(props: Props) {
  const blank = { outcome: undefined as (typeof OUTCOMES)[number]['value'] | undefined, words: '' };
  const form = useWordsForm(decideReviewAppeal, props, { blank, sent: copy.decisionSent });
  return (
    <View className="reviews-action">
      <Field label={copy.outcomeLabel} error={form.wrong.outcome && copy.outcomeMissing}>
        <Choice options={OUTCOMES} value={form.draft.outcome} onChange={(outcome) => form.change({ outcome })} />
      </Field>
      <WordsField value={form.draft.words} error={form.wrong.words} onChange={(words) => form.change({ words })} />
      <Button small loading={form.pending} onClick={form.submit}>
        {copy.sendDecision}
      </Button>
    </View>
  );
}
