import { View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '@/ui/aria';
import { Choice } from '@/ui/forms/choice';
import { SearchBox } from '@/ui/forms/search-box';
import { Sheet } from '@/ui/layout/sheet';

interface Option {
  value: string;
  label: string;
  note?: string;
}

interface Props {
  label: string;
  options: readonly Option[];
  value: string;
  onPick: (value: string) => void;
  /** What the search asks for; without it there is none. */
  search?: string;
  /** Said when there is nothing to pick. */
  none?: string;
}

/** One of many, picked in a sheet and found by its words. */
export function Picker({ label, options, value, onPick, search, none }: Props) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = options.find((option) => option.value === value);
  const found = options.filter((option) => option.label.includes(typed.trim()));
  return (
    <>
      <View
        className={chosen ? 'input orders-pick' : 'input orders-pick muted'}
        onClick={() => setOpen(true)}
        {...aria({ role: 'button', label: chosen ? `${label}，${chosen.label}` : label })}
      >
        {chosen?.label ?? label}
      </View>
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        {search && <SearchBox value={typed} onChange={setTyped} placeholder={search} />}
        {found.length === 0 && none && <View className="note">{none}</View>}
        <Choice
          look="rows"
          options={found}
          value={value || undefined}
          label={label}
          onChange={(next) => {
            onPick(next);
            setOpen(false);
            setTyped('');
          }}
        />
      </Sheet>
    </>
  );
}
