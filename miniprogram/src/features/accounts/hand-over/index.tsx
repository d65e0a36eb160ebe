import { View } from '@tarojs/components';
import { INTAKE_PARTIES } from '@shared/accounts/intake';
import { listHandOvers } from '@shared/accounts/hand-overs';
import { POST_NAMES } from '@shared/orders/posts';
import { formatDay } from '@shared/time';
import { holds } from '@shared/roles';
import { openPage, useParams } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { StatusTag } from '@/ui/words/status-tag';
import { HAND_OVER } from './copy';
import { OneHandOver } from './one';
import '../copies/copies.css';

function Changes({ division }: { division: string }) {
  const answer = useAnswer(listHandOvers, { params: { division } }, { staleTime: ALWAYS });
  return (
    <Answer of={answer}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="check" {...HAND_OVER.none} />
        ) : (
          <Card flush>
            {items.map(({ termId, post, outgoing, incoming, endsOn, state, isLate }) => (
              <Row
                key={termId}
                title={HAND_OVER.change(POST_NAMES[post], outgoing, incoming)}
                note={[HAND_OVER.endsOn(formatDay(endsOn, new Date().getFullYear())), isLate && HAND_OVER.late]
                  .filter(Boolean)
                  .join('，')}
                value={<StatusTag tone={HAND_OVER.state[state].tone}>{HAND_OVER.state[state].word}</StatusTag>}
                onClick={() => openPage('accounts/hand-over', { division, termId })}
              />
            ))}
          </Card>
        )
      }
    </Answer>
  );
}

/** 会计交接 of a village or a town: the changes of the posts that keep the books, and the list of each. */
export default function HandOverPage() {
  const { division, termId } = useParams<'division' | 'termId'>();
  const grants = useMe()?.grants ?? [];
  if (division && termId)
    return (
      <Page>
        <OneHandOver division={division} termId={termId} />
      </Page>
    );
  if (!division || !holds(grants, INTAKE_PARTIES, division))
    return <EmptyPage icon="lock" title={HAND_OVER.notYours} />;
  return (
    <Page>
      <View className="note copies-note">{HAND_OVER.note}</View>
      <Changes division={division} />
    </Page>
  );
}
