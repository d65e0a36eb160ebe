import { View } from '@tarojs/components';
import type { HouseholdMember } from '@shared/identity/households';
import { openPage } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { HOUSEHOLD, RELATION } from '../copy';
import { useShare } from './use-share';

/** By what right I see theirs, or why I do not. */
function Standing({ member }: { member: HouseholdMember }) {
  const { right, standing, bound, toMe } = member;
  if (right === 'self') return <>{HOUSEHOLD.me}</>;
  if (right === 'guardian') return <>{HOUSEHOLD.guardian}</>;
  if (right === 'consent')
    return (
      <>
        {toMe?.paperNo ? (
          HOUSEHOLD.paper(toMe.paperNo)
        ) : (
          <>
            {toMe?.decidedAt && <DayText value={toMe.decidedAt} />}
            {HOUSEHOLD.agreedOn}
          </>
        )}
      </>
    );
  if (standing !== 'adult') return <>{HOUSEHOLD.otherGuardian}</>;
  if (!bound) return <>{HOUSEHOLD.notBound}</>;
  return <>{toMe && toMe.state !== 'agreed' ? HOUSEHOLD[toMe.state] : HOUSEHOLD.none}</>;
}

/** Whom I may ask now: an adult with a phone who was not asked yet. */
const mayAsk = ({ right, standing, bound, toMe }: HouseholdMember): boolean =>
  !right && standing === 'adult' && bound && (toMe?.state === 'none' || toMe?.state === 'takenBack');

interface Props {
  member: HouseholdMember;
  year: number;
  /** What they were credited this year; undefined when I may not see it. */
  totalFen: number | undefined;
}

/** One of the household: who they are to the head, whether I see theirs, and the one thing to do when I do not. */
export function MemberRow({ member, year, totalFen }: Props) {
  const ask = useShare('ask');
  const { personId, name, relation, right } = member;
  const open = () => openPage('subsidies/payments', right === 'self' ? { year } : { year, personId, name });
  return (
    <Row
      title={`${name} · ${RELATION[relation]}`}
      note={
        <View>
          <Standing member={member} />
          {mayAsk(member) && (
            <View className="household-ask">
              <Button small look="quiet" loading={ask.isPending} onClick={() => ask.mutate(personId)}>
                {HOUSEHOLD.ask}
              </Button>
            </View>
          )}
        </View>
      }
      {...(totalFen !== undefined && { value: <Money fen={totalFen} size="row" /> })}
      {...(right && { onClick: open })}
    />
  );
}
