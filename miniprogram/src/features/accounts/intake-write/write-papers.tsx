import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { handOverPapers, MAX_BATCH_PAPERS, mendPaper } from '@shared/accounts/intake';
import { formatFen } from '@shared/money';
import { goBack } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { uuid } from '@/platform/random';
import { useDraft } from '@/platform/sending/drafts';
import { enqueue } from '@/platform/sending/outbox';
import { type OutgoingPapers, PAPERS_OUT } from '@/platform/sending/send-papers';
import { Button } from '@/ui/button';
import { WRITE } from '../intake/copy';
import { blankPaper, type DraftBatch, type DraftPaper, outgoingOf, sumOf } from '../intake/draft';
import { PaperFields } from './paper-fields';

interface Props {
  villageCode: string;
  /** The account that takes them. */
  by: string;
  /** One paper that comes again in its own batch. */
  mend?: { batchId: string; paperId: string };
  /** Where the draft is kept. */
  name: string;
  initial: DraftBatch;
}

/** The form of a batch: a draft on the phone with its pictures, until it goes into the outbox. */
export function WritePapers({ villageCode, by, mend, name, initial }: Props) {
  const [{ papers }, change, clear] = useDraft<DraftBatch>(name, initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [reading, setReading] = useState(false);
  // A picture is kept a moment after it was taken: what was typed meanwhile stays.
  const now = useRef(papers);
  now.current = papers;
  const edit = (next: DraftPaper[]) => {
    change({ papers: next });
    setErrors({});
  };
  const editOne = (place: number, part: Partial<DraftPaper>) =>
    edit(now.current.map((paper, at) => (at === place ? { ...paper, ...part } : paper)));
  const sum = formatFen(sumOf(papers));
  const send = async () => {
    if (reading) return say(WRITE.reading);
    const checked = outgoingOf({ papers });
    setErrors(checked.errors ?? {});
    if (!checked.value || !(await confirm(WRITE.check, WRITE.checkNote(papers.length, sum)))) return;
    const { method, path, access } = mend ? mendPaper : handOverPapers;
    const to = { method, path, access };
    const body: OutgoingPapers = { to, params: { villageCode, ...mend }, by, ...checked.value };
    await enqueue({ key: await uuid(), kind: PAPERS_OUT, body, files: papers.flatMap(({ files }) => files) });
    clear();
    say(WRITE.queued);
    goBack();
  };
  return (
    <View>
      <View className="note">{mend ? WRITE.mendNote : WRITE.note}</View>
      {papers.map((paper, place) => (
        <PaperFields
          key={place}
          place={place}
          paper={paper}
          errorOf={(field) => errors[`papers.${place}.${field}`]}
          onChange={(part) => editOne(place, part)}
          onReading={setReading}
          onRemove={papers.length > 1 ? () => edit(papers.filter((_, at) => at !== place)) : undefined}
        />
      ))}
      {!mend && papers.length < MAX_BATCH_PAPERS && (
        <Button look="quiet" icon="plus" onClick={() => edit([...papers, blankPaper])}>
          {WRITE.add}
        </Button>
      )}
      <View className="intake-foot">
        {errors.papers && <View className="intake-error">{errors.papers}</View>}
        <View className="note">{WRITE.total(papers.length, sum)}</View>
        <Button onClick={() => void send()}>{WRITE.send}</Button>
      </View>
    </View>
  );
}
