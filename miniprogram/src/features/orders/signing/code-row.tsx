import { showSigningCode } from '@shared/orders/signing';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { RowCard } from '@/ui/layout/row-card';
import { StatusTag } from '@/ui/words/status-tag';
import { CODE, STATE } from './copy';

/** The way to one's code, and whether there is one. */
export function CodeRow() {
  const { data } = useAnswer(showSigningCode, undefined, { staleTime: ALWAYS });
  return (
    <RowCard
      icon="lock"
      {...CODE.row}
      value={data && <StatusTag tone={STATE[data.state].tone}>{STATE[data.state].word}</StatusTag>}
      onClick={() => openPage('orders/code')}
    />
  );
}
