import { listLevyDesk } from '@shared/accounts/levies';
import { formatFen } from '@shared/money';
import { holds } from '@shared/roles';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { DESK, KIND, LEVIES, STATE } from './copy';
import { WriteLevy } from './write-levy';

/** 收款清单: what the village's office made, and what waits to be looked at. */
export function Desk({ villageCode }: { villageCode: string }) {
  const pages = useAnswerPages(listLevyDesk, { params: { villageCode } }, { staleTime: ALWAYS });
  const isClerk = holds(useMe()?.grants ?? [], ['cadre'], villageCode);
  return (
    <>
      <SectionTitle>{DESK.title}</SectionTitle>
      {isClerk && (
        <Card flush>
          <Disclosure title={DESK.add}>
            <WriteLevy villageCode={villageCode} />
          </Disclosure>
        </Card>
      )}
      <InfiniteList of={pages} empty={<EmptyState icon="file" title={DESK.none} />}>
        {(items) => (
          <Card flush>
            {items.map(({ levyId, kind, title, state, charges, chargedFen, sentBackBy }) => (
              <Row
                key={levyId}
                title={title}
                note={
                  sentBackBy
                    ? DESK.sentBack(sentBackBy)
                    : `${KIND[kind]} · ${LEVIES.homes(charges)} · ${formatFen(chargedFen)}`
                }
                value={<StatusTag tone={STATE[state].tone}>{STATE[state].word}</StatusTag>}
                onClick={() => openPage('wechat-pay/levy', { villageCode, levyId })}
              />
            ))}
          </Card>
        )}
      </InfiniteList>
    </>
  );
}
