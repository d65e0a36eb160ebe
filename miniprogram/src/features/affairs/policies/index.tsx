import { useState } from 'react';
import { useParams } from '@/platform/navigate';
import { useSettled } from '@/platform/use-settled';
import { Page } from '@/ui/layout/page';
import { SearchBox } from '@/ui/forms/search-box';
import { POLICIES } from '../policy-copy';
import { Browse } from './browse';
import { Found } from './found';
import './policies.css';

/** 明白事: policies by typing what one wants to do, by what happened at home, by who one is, or by category. */
export default function PoliciesPage() {
  const asked = useParams<'q'>().q;
  const [typed, setTyped] = useState(asked);
  const q = useSettled(typed.trim());
  return (
    <Page>
      <SearchBox value={typed} onChange={setTyped} placeholder={POLICIES.search} />
      {q && typed.trim() ? <Found q={q} /> : <Browse />}
    </Page>
  );
}
