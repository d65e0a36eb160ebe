import { View } from '@tarojs/components';
import type { AppraisalRecord } from '@shared/affairs/appraisals';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { StatusTag } from '@/ui/words/status-tag';
import { APPRAISALS, EXEMPT, GRADE } from '../appraisal-copy';
import { FORM } from '../decision-copy';

interface Props {
  record: AppraisalRecord;
  /** Who was 不称职 twice in a row by this record; nobody by one that does not count any more. */
  twiceUnfit?: readonly string[];
}

function Person({ person, twice }: { person: AppraisalRecord['people'][number]; twice: boolean }) {
  const [tone, word] = GRADE[person.grade];
  return (
    <View className="affairs-part">
      <View className="affairs-meta">
        <View>{`${person.title} ${person.name}`}</View>
        <StatusTag tone={tone}>{word}</StatusTag>
      </View>
      <View className="note">{APPRAISALS.counts(person)}</View>
      {twice && (
        <View className="affairs-failed">{person.post === 'member' ? APPRAISALS.ended : APPRAISALS.endedHelper}</View>
      )}
    </View>
  );
}

/** What was written down of one meeting: who was appraised how, who was not, and how the meeting went. */
export function Meeting({ record, twiceUnfit = [] }: Props) {
  const { people, exempt, heldOn, form, due, present, place, text, author, recordedAt } = record;
  return (
    <>
      {people.map((person) => (
        <Person key={person.cadreId} person={person} twice={twiceUnfit.includes(person.cadreId)} />
      ))}
      {exempt.length > 0 && (
        <View className="affairs-part note">
          {`${APPRAISALS.exempt}：${exempt.map(({ title, name, why }) => `${title} ${name}（${EXEMPT[why]}）`).join('；')}`}
        </View>
      )}
      <View className="affairs-part">
        <Facts
          of={[
            [APPRAISALS.held, <DayText key="held" value={heldOn} />],
            [APPRAISALS.form, FORM[form].name],
            [APPRAISALS.attendance, APPRAISALS.present(due, present)],
            [APPRAISALS.place, place],
          ]}
        />
      </View>
      <View className="affairs-part">{text}</View>
      <View className="note">
        {`${APPRAISALS.by} ${author} · `}
        <DayText value={recordedAt} />
      </View>
    </>
  );
}
