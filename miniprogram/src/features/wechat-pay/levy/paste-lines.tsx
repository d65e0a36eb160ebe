import { View } from '@tarojs/components';
import { useState } from 'react';
import { addCharges, type Levy, MOST_CHARGES } from '@shared/accounts/levies';
import { fieldErrors, sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { COLUMN, PASTE } from '../levies/copy';
import { ORDER, problemsOf, readPasted, type RowProblem } from './pasted';

/** Letters of a sheet of so many rows. */
const MOST_LETTERS = 40_000;
/** So many are shown at once: who has mended these pastes again. */
const MOST_SHOWN = 20;

function Problems({ title, of }: { title: string; of: readonly RowProblem[] }) {
  return (
    <View className="pay-said" {...aria({ role: 'alert' })}>
      <View>{title}</View>
      {of.slice(0, MOST_SHOWN).map((problem) => (
        <View key={`${problem.row}${problem.column}`}>{PASTE.problem(problem)}</View>
      ))}
      {of.length > MOST_SHOWN && <View>{PASTE.more(of.length - MOST_SHOWN)}</View>}
    </View>
  );
}

/** A whole list at once, copied from a sheet: all of it is added, or nothing, with each row that is wrong. */
export function PasteLines({ levy, onDone }: { levy: Levy; onDone: () => void }) {
  const { villageCode, levyId, kind } = levy;
  const [text, setText] = useState('');
  const { lines, rows, problems } = readPasted(text, kind);
  const adding = useChange({
    act: (sendOnce) => sendOnce(addCharges, { params: { villageCode, levyId }, body: { lines: [...lines] } }),
    done: PASTE.added(lines.length),
    onSuccess: () => {
      setText('');
      onDone();
    },
  });
  const refused = problemsOf(fieldErrors(adding.error), rows);
  return (
    <View>
      <Field label={PASTE.label} hint={PASTE.hint(ORDER[kind].map((column) => COLUMN[column].title))}>
        <TextArea
          value={text}
          onChange={(next) => {
            adding.reset();
            setText(next);
          }}
          max={MOST_LETTERS}
        />
      </Field>
      {problems.length > 0 ? (
        <Problems title={PASTE.mend(problems.length)} of={problems} />
      ) : lines.length > MOST_CHARGES ? (
        <View className="pay-said">{PASTE.tooMany(lines.length, MOST_CHARGES)}</View>
      ) : adding.error !== null ? (
        <Problems title={sayError(adding.error)} of={refused} />
      ) : null}
      {lines.length > 0 && problems.length === 0 && lines.length <= MOST_CHARGES && (
        <Button loading={adding.isPending} onClick={() => adding.mutate()}>
          {PASTE.add(lines.length)}
        </Button>
      )}
    </View>
  );
}
