import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CounterPerson } from '@shared/identity/counter';
import { type GrantOutcome, grantRole, revokeRole } from '@shared/identity/identity';
import type { Grant } from '@shared/roles';
import { call } from '@/platform/server/call';
import { confirm, say } from '@/platform/notify';
import { Button } from '@/ui/button';
import { SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { OFFICE_WORDS, type Office } from '../office-words';
import { copy } from './copy';
import { useStep } from './use-counter';

const OFFICES = Object.keys(OFFICE_WORDS) as Office[];
const PLACE_LENGTH: Record<Office, number> = { cadre: 12, township: 9, regulator: 6, custodian: 6, admin: 6 };

interface Props {
  villageCode: string;
  person: CounterPerson;
  onChanged: () => void;
}

/** For an admin: what someone holds, taken back or given. What watches goes on to a second person. */
export function Roles({ villageCode, person, onChanged }: Props) {
  const { personId, grants = [] } = person;
  const [role, setRole] = useState<Office>('cadre');
  const [title, setTitle] = useState('');
  const done = ({ state }: GrantOutcome) => {
    say(state === 'done' ? copy.done : copy.asked);
    onChanged();
  };
  const give = useStep(
    () =>
      call(grantRole, {
        params: { personId },
        body: {
          role,
          division: villageCode.slice(0, PLACE_LENGTH[role]),
          ...(title.trim() && { title: title.trim() }),
        },
      }),
    done,
  );
  const take = useStep((grant: Grant) => call(revokeRole, { params: { personId, ...grant } }), done);
  const askTake = async ({ role: held, division }: Grant, what: string) => {
    if (await confirm(copy.take, copy.takeAsk(what), copy.take)) take.step.mutate({ role: held, division });
  };
  return (
    <>
      <Section title={copy.roles} flush>
        {grants.length === 0 && <View className="counter-none">{copy.noRoles}</View>}
        {grants.map((grant) => {
          const what = [grant.divisionName, grant.title ?? OFFICE_WORDS[grant.role as Office]].join(' ');
          return (
            <Row
              key={`${grant.role}#${grant.division}`}
              icon="me"
              title={what}
              value={copy.take}
              onClick={() => void askTake(grant, what)}
            />
          );
        })}
      </Section>
      <SectionTitle>{copy.giveTitle}</SectionTitle>
      <View className="note counter-how">{copy.giveNote}</View>
      <Field label={copy.role}>
        <Choice
          options={OFFICES.map((value) => ({ value, label: OFFICE_WORDS[value] }))}
          value={role}
          onChange={setRole}
        />
      </Field>
      <Field {...copy.title} {...(give.errors.title && { error: give.errors.title })}>
        <TextInput value={title} max={30} onChange={setTitle} />
      </Field>
      <Button loading={give.step.isPending} onClick={() => give.step.mutate(undefined)}>
        {copy.give}
      </Button>
    </>
  );
}
