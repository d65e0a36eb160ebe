import { View } from '@tarojs/components';
import { AppraisedPost, ExemptReason, gradeOf } from '@shared/affairs/appraisals';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { EXEMPT, GRADE, POST, RECORD_APPRAISAL } from '../appraisal-copy';
import { COUNTS, postOf, type RowForm, votesOf } from './form';

interface Props {
  cadre: { name: string; title: string };
  row: RowForm;
  present: string;
  error?: string | undefined;
  edit: (part: Partial<RowForm>) => void;
}

const ROLES = [
  ...AppraisedPost.options.map((value) => ({ value, label: POST[value] })),
  ...ExemptReason.options.map((value) => ({ value, label: `不评：${EXEMPT[value]}` })),
];

/** One cadre: whether they were appraised, and the votes, with what these come to as soon as they add up. */
export function CadreFields({ cadre: { name, title }, row, present, error, edit }: Props) {
  const votes = votesOf(row);
  const addsUp = votes > 0 && votes === Number(present);
  return (
    <Card>
      <Field label={RECORD_APPRAISAL.cadre(title, name)} {...(error && { error })}>
        <Choice
          options={ROLES}
          value={row.as || undefined}
          onChange={(as) => edit({ as })}
          look="rows"
          label={RECORD_APPRAISAL.role}
        />
      </Field>
      {postOf(row) && (
        <>
          <View className="affairs-votes">
            {COUNTS.map((count) => (
              <Field key={count} label={RECORD_APPRAISAL[count]}>
                <TextInput
                  type="number"
                  value={row[count]}
                  onChange={(value) => edit({ [count]: value })}
                  max={5}
                  label={`${name} ${RECORD_APPRAISAL[count]}`}
                />
              </Field>
            ))}
          </View>
          <View className={addsUp ? '' : 'note'}>{RECORD_APPRAISAL.sum(votes, present)}</View>
          {addsUp && (
            <View>
              {RECORD_APPRAISAL.comesTo(
                GRADE[
                  gradeOf(
                    {
                      excellent: Number(row.excellent),
                      competent: Number(row.competent),
                      unfit: Number(row.unfit),
                    },
                    Number(present),
                  )
                ][1],
              )}
            </View>
          )}
        </>
      )}
    </Card>
  );
}
