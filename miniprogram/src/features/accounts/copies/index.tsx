import { View } from '@tarojs/components';
import { useState } from 'react';
import { COPY_ANSWER_DAYS, countBookCopies, listMyBookCopies } from '@shared/accounts/book-copies';
import { CENTRE } from '@shared/accounts/intake';
import { levelOf } from '@shared/divisions';
import { holds } from '@shared/roles';
import { useDivisions } from '@/platform/divisions';
import { useParams } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { Choice } from '@/ui/forms/choice';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { ChooseVillage } from '../choose-village';
import { useVillageCode } from '../use-village-code';
import { AskForCopy } from './ask';
import { COPIES } from './copy';
import { BeforeMeeting } from './before-meeting';
import { CopyLine } from './line';
import { CopyRegister } from './register';

function Mine({ villageCode }: { villageCode: string }) {
  const answer = useAnswer(listMyBookCopies, { params: { villageCode } }, { staleTime: ALWAYS });
  return (
    <>
      <AskForCopy villageCode={villageCode} />
      <SectionTitle>{COPIES.mine}</SectionTitle>
      <Answer of={answer}>
        {({ items }) => (
          <>
            {items.length === 0 && <EmptyState icon="file" title={COPIES.noneMine} />}
            {items.map((copy) => (
              <CopyLine key={copy.copyId} of={copy} />
            ))}
          </>
        )}
      </Answer>
    </>
  );
}

function OfVillage({ villageCode }: { villageCode: string }) {
  const grants = useMe()?.grants ?? [];
  const year = new Date().getFullYear();
  const counts = useAnswer(countBookCopies, { params: { villageCode, year } }, { staleTime: ALWAYS });
  const isMember = holds(grants, ['resident'], villageCode);
  return (
    <>
      <View className="note">{COPIES.note(COPY_ANSWER_DAYS)}</View>
      {counts.data && <View className="note copies-note">{COPIES.counts(counts.data.given)}</View>}
      <BeforeMeeting villageCode={villageCode} />
      {isMember ? <Mine villageCode={villageCode} /> : <View className="note">{COPIES.bind}</View>}
    </>
  );
}

/** Whoever answers for a whole district chooses a town first. */
function OfDistrict({ division }: { division: string }) {
  const [town, setTown] = useState('');
  const towns = useDivisions(division).data?.towns ?? [];
  return (
    <>
      <Card flush>
        <Disclosure
          key={town}
          title={COPIES.chooseTown}
          value={towns.find(({ code }) => code === town)?.name ?? ''}
          open={!town}
        >
          <Choice
            options={towns.map(({ code, name: label }) => ({ value: code, label }))}
            value={town}
            onChange={setTown}
            label={COPIES.chooseTown}
          />
        </Disclosure>
      </Card>
      {town && <CopyRegister key={town} division={town} />}
    </>
  );
}

/** 查阅、复制账簿: a member asks and reads their own; the centre answers and keeps the register. */
export default function CopiesPage() {
  const { register } = useParams<'register'>();
  const own = useVillageCode();
  const office = (useMe()?.grants ?? []).find(({ role }) => (CENTRE as readonly string[]).indexOf(role) >= 0);
  if (register && office)
    return (
      <Page>
        {levelOf(office.division) === 'district' ? (
          <OfDistrict division={office.division} />
        ) : (
          <CopyRegister division={office.division} />
        )}
      </Page>
    );
  if (!own) return <ChooseVillage />;
  return (
    <Page>
      <OfVillage villageCode={own} />
    </Page>
  );
}
