import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  answerBookCopy,
  type BookCopy,
  COPY_REFUSALS,
  type CopyListing,
  CopyRefusal,
  listBookCopies,
} from '@shared/accounts/book-copies';
import { levelOf, shortVillageName } from '@shared/divisions';
import { confirm } from '@/platform/notify';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { COPIES } from './copy';
import { CopyLine } from './line';

const TABS = (Object.keys(COPIES.tabs) as CopyListing[]).map((key) => ({ key, label: COPIES.tabs[key] }));
const REFUSALS = CopyRefusal.options.map((value) => ({ value, label: COPY_REFUSALS[value] }));

/** The two answers of an office: the copy under the next number, or one of the reasons. */
function Answering({ of: { villageCode, copyId } }: { of: BookCopy }) {
  const [isRefusing, setRefusing] = useState(false);
  const send = useChange({
    act: (sendOnce, refusal: CopyRefusal | undefined) =>
      sendOnce(answerBookCopy, { params: { villageCode, copyId }, body: { ...(refusal && { refusal }) } }),
    done: ({ state }) => (state === 'given' ? COPIES.given : COPIES.refused),
    onSettled: () => askAgain(listBookCopies),
  });
  const give = async () => {
    if (await confirm(COPIES.giveAsk, COPIES.giveNote)) send.mutate(undefined);
  };
  return (
    <View>
      {send.error && <View className="copies-late">{sayError(send.error)}</View>}
      <View className="copies-actions">
        <Button small loading={send.isPending} onClick={() => void give()}>
          {COPIES.give}
        </Button>
        <Button small look="quiet" onClick={() => setRefusing(!isRefusing)}>
          {COPIES.refuse}
        </Button>
      </View>
      {isRefusing && (
        <Choice
          look="rows"
          options={REFUSALS}
          value={undefined}
          onChange={(why) => send.mutate(why)}
          label={COPIES.why}
        />
      )}
    </View>
  );
}

/** 复制登记簿 of a village or a town. */
export function CopyRegister({ division }: { division: string }) {
  const [which, setWhich] = useState<CopyListing>('waiting');
  const pages = useAnswerPages(listBookCopies, { params: { division }, query: { which } }, { staleTime: ALWAYS });
  const whoOf = ({ villageName, name }: BookCopy) =>
    levelOf(division) === 'village' ? name : `${shortVillageName(villageName)} · ${name}`;
  return (
    <>
      <Tabs tabs={TABS} value={which} onChange={setWhich} />
      <InfiniteList of={pages} empty={<EmptyState icon="check" title={COPIES.none[which]} />}>
        {(copies) =>
          copies.map((copy) => (
            <CopyLine key={copy.copyId} of={copy} who={whoOf(copy)}>
              {copy.mayAnswer && <Answering of={copy} />}
            </CopyLine>
          ))
        }
      </InfiniteList>
      <View className="note">{COPIES.registerNote}</View>
    </>
  );
}
