import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { showPolicy } from '@shared/affairs';
import { useAnswer } from '@/platform/answers';
import { openPage, useParams } from '@/platform/navigate';
import { Answer } from '@/ui/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/card';
import { Facts } from '@/ui/facts';
import { Page } from '@/ui/page';
import { Row } from '@/ui/row';
import { Sureness } from '@/ui/sureness';
import { POLICY } from '../copy';
import './policy.css';

/** One policy: what it says, for whom, who handles it, and the subsidies paid by it. */
export default function PolicyPage() {
  const { policyCode } = useParams<'policyCode'>();
  const answer = useAnswer(showPolicy, { params: { policyCode } }, { keep: true });
  useShareAppMessage(() => ({
    title: answer.data?.name ?? '明白事',
    path: `/features/affairs/policy/index?policyCode=${policyCode}`,
  }));
  return (
    <Page asOf={answer.dataUpdatedAt}>
      <Answer of={answer}>
        {(policy) => (
          <>
            <Card>
              <View className="policy-name">{policy.name}</View>
              <View className="policy-summary">{policy.summary}</View>
              <Facts
                of={[
                  ['给谁的', policy.audience],
                  ['找谁办', policy.department],
                  ['文件', policy.documentNo],
                  ['哪级的', policy.level],
                  ['管多久', policy.cycle],
                  ['怎么算', policy.unit],
                  ['类别', policy.category],
                ]}
              />
            </Card>
            <Card>
              <Sureness of={policy.confidence} />
            </Card>
            {policy.programs.length > 0 && (
              <>
                <SectionTitle>{POLICY.programs}</SectionTitle>
                <Card flush>
                  {policy.programs.map(({ programCode, name }) => (
                    <Row
                      key={programCode}
                      icon="wallet"
                      title={name}
                      note={POLICY.programsNote}
                      onClick={() => openPage('subsidies/program', { programCode })}
                    />
                  ))}
                </Card>
              </>
            )}
            {process.env.TARO_ENV === 'weapp' && (
              <Button look="quiet" openType="share">
                {POLICY.share}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
