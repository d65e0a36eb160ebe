import { View } from '@tarojs/components';
import { useState } from 'react';
import { type HouseholdMember, SHARE_WORDS } from '@shared/identity/households';
import { confirm } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Sheet } from '@/ui/layout/sheet';
import { HOUSEHOLD, RELATION } from '../copy';
import { useShare } from './use-share';

/** Whom I let see mine: given without being asked, taken back at any time. */
export function Mine({ members }: { members: readonly HouseholdMember[] }) {
  const [giving, setGiving] = useState<HouseholdMember>();
  const agree = useShare('agree');
  const takeBack = useShare('takeBack');
  const others = members.filter(({ fromMe }) => fromMe && fromMe.state !== 'asked');
  if (others.length === 0) return null;

  const end = async ({ personId, name }: HouseholdMember) => {
    if (await confirm(HOUSEHOLD.takeBackTitle, HOUSEHOLD.takeBackNote(name), HOUSEHOLD.takeBack))
      takeBack.mutate(personId);
  };
  return (
    <>
      <Section title={HOUSEHOLD.mine} flush>
        {others.map((member) => {
          const shared = member.fromMe?.state === 'agreed';
          return (
            <Row
              key={member.personId}
              title={`${member.name} · ${RELATION[member.relation]}`}
              note={shared ? HOUSEHOLD.sharing : HOUSEHOLD.notSharing}
              value={
                <Button
                  small
                  look="quiet"
                  loading={takeBack.isPending && takeBack.variables === member.personId}
                  onClick={() => (shared ? void end(member) : setGiving(member))}
                >
                  {shared ? HOUSEHOLD.takeBack : HOUSEHOLD.give}
                </Button>
              }
            />
          );
        })}
      </Section>
      <Sheet open={giving !== undefined} title={HOUSEHOLD.words} onClose={() => setGiving(undefined)}>
        <View className="household-title">{giving?.name}</View>
        <View className="household-words">{SHARE_WORDS}</View>
        <Button
          loading={agree.isPending}
          onClick={() => giving && agree.mutate(giving.personId, { onSettled: () => setGiving(undefined) })}
        >
          {HOUSEHOLD.agree}
        </Button>
      </Sheet>
    </>
  );
}
