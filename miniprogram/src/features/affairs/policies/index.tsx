import { useEffect, useState } from 'react';
import { Page } from '@/ui/page';
import { SearchBox } from '@/ui/search-box';
import { POLICIES } from '../policy-copy';
import { Browse } from './browse';
import { Found } from './found';
import './policies.css';

const WAIT_MS = 350;

/** What was typed, once the typing has stopped for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** 明白事: policies by typing what one wants to do, by what happened at home, by who one is, or by category. */
export default function PoliciesPage() {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  return (
    <Page>
      <SearchBox value={typed} onChange={setTyped} placeholder={POLICIES.search} />
      {q && typed.trim() ? <Found q={q} /> : <Browse />}
    </Page>
  );
}
