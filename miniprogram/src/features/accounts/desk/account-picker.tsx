import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ChartAccount } from '@shared/accounts/books';
import { aria } from '@/ui/aria';
import { Choice } from '@/ui/forms/choice';
import { SearchBox } from '@/ui/forms/search-box';
import { Sheet } from '@/ui/layout/sheet';
import { ENTER } from './copy';

interface PickerProps {
  accounts: readonly ChartAccount[];
  value: string;
  onPick: (account: ChartAccount) => void;
}

/** The chart, found by number or by name. */
export function AccountPicker({ accounts, value, onPick }: PickerProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = accounts.find(({ code }) => code === value);
  const found = accounts.filter(({ code, name }) => code.startsWith(typed) || name.includes(typed));
  return (
    <>
      <View
        className={chosen ? 'input desk-pick' : 'input desk-pick muted'}
        onClick={() => setOpen(true)}
        {...aria({ role: 'button', label: chosen ? `${chosen.code} ${chosen.name}` : ENTER.account })}
      >
        {chosen ? `${chosen.code} ${chosen.name}` : ENTER.account}
      </View>
      <Sheet open={open} title={ENTER.pickAccount} onClose={() => setOpen(false)}>
        <SearchBox value={typed} onChange={setTyped} placeholder={ENTER.search} />
        <Choice
          look="rows"
          options={found.map(({ code, name, category }) => ({ value: code, label: `${code} ${name}`, note: category }))}
          value={value}
          label={ENTER.pickAccount}
          onChange={(code) => {
            onPick(accounts.find((account) => account.code === code)!);
            setOpen(false);
            setTyped('');
          }}
        />
      </Sheet>
    </>
  );
}
