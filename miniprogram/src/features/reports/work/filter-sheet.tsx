import { View } from '@tarojs/components';
import { ReportCategory } from '@shared/reports/reports';
import type { Colleague, DeskLine } from '@shared/reports/work';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field } from '@/ui/forms/field';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from './copy';
import { type Filters, villagesIn } from './desk-view';

interface Props {
  open: boolean;
  lines: readonly DeskLine[];
  colleagues: readonly Colleague[];
  value: Filters;
  /** How many there are with these. */
  found: number;
  onChange: (filters: Filters) => void;
  onClose: () => void;
}

const ANY = 'any';
/** Nobody has it: no name is like this. */
const NOBODY = '#';
const LEVELS = ['village', 'town', 'district'] as const;

/** What is wanted of the pile. A question with one answer only is not asked. */
export function FilterSheet({ open, lines, colleagues, value, found, onChange, onClose }: Props) {
  const categories = ReportCategory.options.filter((one) => lines.some(({ category }) => category === one));
  const villages = villagesIn(lines);
  const levels = LEVELS.filter((level) =>
    lines.some(({ handledByDivision: { length } }) => length === { village: 12, town: 9, district: 6 }[level]),
  );
  const names = colleagues.map(({ name }) => name);
  const any = { value: ANY, label: copy.any };
  const wanted = <Key extends keyof Filters>(key: Key, picked: string) =>
    onChange({ ...value, [key]: picked === ANY ? undefined : picked === NOBODY ? '' : picked });
  return (
    <Sheet open={open} title={copy.filterTitle} onClose={onClose}>
      <Field label={copy.category}>
        <Choice
          options={[any, ...categories.map((one) => ({ value: one as string, label: CATEGORY_WORDS[one] }))]}
          value={value.category ?? ANY}
          onChange={(picked) => wanted('category', picked)}
        />
      </Field>
      {villages.length > 1 && (
        <Field label={copy.village}>
          <Choice
            options={[any, ...villages]}
            value={value.villageCode ?? ANY}
            onChange={(picked) => wanted('villageCode', picked)}
          />
        </Field>
      )}
      {levels.length > 1 && (
        <Field label={copy.office}>
          <Choice
            options={[any, ...levels.map((level) => ({ value: level as string, label: copy.offices[level] }))]}
            value={value.office ?? ANY}
            onChange={(picked) => wanted('office', picked)}
          />
        </Field>
      )}
      {names.length > 1 && (
        <Field label={copy.assignee}>
          <Choice
            options={[
              any,
              { value: NOBODY, label: copy.nobody },
              ...names.map((name) => ({ value: name, label: name })),
            ]}
            value={value.assignee === undefined ? ANY : value.assignee || NOBODY}
            onChange={(picked) => wanted('assignee', picked)}
          />
        </Field>
      )}
      <View className="stack">
        <Button onClick={onClose}>{copy.show(found)}</Button>
        <Button look="quiet" onClick={() => onChange({})}>
          {copy.clear}
        </Button>
      </View>
    </Sheet>
  );
}
