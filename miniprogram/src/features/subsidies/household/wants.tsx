import { View } from '@tarojs/components';
import { type HouseholdMember, SHARE_WORDS } from '@shared/identity/households';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { HOUSEHOLD } from '../copy';
import { useShare } from './use-share';

/** Someone asks to see mine: what I would agree to, word for word, and both answers of one size. */
export function Wants({ member }: { member: HouseholdMember }) {
  const agree = useShare('agree');
  const decline = useShare('decline');
  return (
    <Card className="household-wants">
      <View className="household-title">{HOUSEHOLD.wants(member.name)}</View>
      <View className="muted">{HOUSEHOLD.wantsNote}</View>
      <View className="household-words">{SHARE_WORDS}</View>
      <View className="household-answers">
        <Button loading={agree.isPending} disabled={decline.isPending} onClick={() => agree.mutate(member.personId)}>
          {HOUSEHOLD.agree}
        </Button>
        <Button
          look="quiet"
          loading={decline.isPending}
          disabled={agree.isPending}
          onClick={() => decline.mutate(member.personId)}
        >
          {HOUSEHOLD.decline}
        </Button>
      </View>
    </Card>
  );
}
