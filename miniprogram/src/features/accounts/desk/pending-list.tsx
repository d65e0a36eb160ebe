import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { listEntries, showVillageYear } from '@shared/accounts/accounts';
import { listPostings, showStatements, showTrialBalance, VOUCHER_SIGNERS } from '@shared/accounts/books';
import { shortVillageName } from '@shared/divisions';
import {
  approveVoucher,
  listPendingVouchers,
  type PendingVoucher,
  returnVoucher,
  reviewVoucher,
} from '@shared/accounts/pending-vouchers';
import { holds } from '@shared/roles';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { useMe } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Field, TextArea } from '@/ui/forms/field';
import { MediaGrid } from '@/ui/media/media-grid';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { DESK, PENDING } from './copy';
import { LinesTable } from './lines-table';

/** Everything that a posted voucher changes is asked for again. */
export function bookChanged(): void {
  askAgain(listPendingVouchers, listEntries, showVillageYear, showTrialBalance, listPostings, showStatements);
}

function Returning({ pending, onClose }: { pending: PendingVoucher; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const send = useChange({
    act: (sendOnce) => {
      const { villageCode, pendingId } = pending;
      return sendOnce(returnVoucher, { params: { villageCode, pendingId }, body: { reason } });
    },
    done: PENDING.returned,
    onSuccess: () => {
      onClose();
      bookChanged();
    },
  });
  return (
    <Sheet open title={PENDING.send} onClose={onClose}>
      <Field {...PENDING.reason} {...(send.error && { error: sayError(send.error) })}>
        <TextArea value={reason} onChange={setReason} max={100} />
      </Field>
      <Button look="danger" loading={send.isPending} disabled={!reason.trim()} onClick={() => send.mutate()}>
        {PENDING.send}
      </Button>
    </Sheet>
  );
}

function Pending({ pending, named }: { pending: PendingVoucher; named: boolean }) {
  const [returning, setReturning] = useState(false);
  const { state, prepared, reviewed, reverses, asCashier, villageCode, pendingId } = pending;
  const mine = prepared.mine || (reviewed?.mine ?? false);
  const signs = holds(useMe()?.grants ?? [], VOUCHER_SIGNERS, villageCode);
  const step = useChange({
    act: (sendOnce) =>
      sendOnce(state === 'prepared' ? reviewVoucher : approveVoucher, { params: { villageCode, pendingId } }),
    done: ({ voucherNo }) => (voucherNo ? PENDING.approved(voucherNo) : PENDING.reviewed_),
    onSuccess: () => bookChanged(),
  });
  const press = async () => {
    if (state === 'reviewed' && !(await confirm(PENDING.approveAsk, PENDING.approveNote))) return;
    step.mutate();
  };
  const pages = pending.attachments.reduce((sum, one) => sum + one.pages, 0);
  return (
    <Card className="desk-pending">
      <View className="desk-pending-head">
        <View>
          {named && <Text className="desk-village">{`${shortVillageName(pending.villageName)} · `}</Text>}
          <DayText value={pending.voucherOn} />
        </View>
        <StatusTag tone="wait">{state === 'prepared' ? PENDING.prepared : PENDING.reviewed}</StatusTag>
      </View>
      {reverses && <View className="desk-reverses">{PENDING.reverses(reverses.voucherNo, reverses.reason)}</View>}
      <LinesTable lines={pending.lines} totalFen={pending.totalFen} />
      {pending.attachments.map(({ kind, title, pages: of, pictures = [] }, place) => (
        <View key={place}>
          <View>{`${kind}：${title} · ${PENDING.pages(of)}`}</View>
          {pictures.length > 0 && <MediaGrid media={pictures} />}
        </View>
      ))}
      {pending.intake && (
        <Row
          title={PENDING.intake(pending.intake.paperIds.length)}
          onClick={() => openPage('accounts/intake-batch', { villageCode, batchId: pending.intake?.batchId })}
        />
      )}
      <View className="note">
        {[
          PENDING.preparedBy(prepared.name),
          reviewed && PENDING.reviewedBy(reviewed.name),
          pages > 0 ? PENDING.papers(pages) : PENDING.noPapers,
        ]
          .filter(Boolean)
          .join(' · ')}
      </View>
      {mine && <View className="note">{PENDING.own}</View>}
      {!mine && !signs && <View className="note">{PENDING.notSigned}</View>}
      {!mine && signs && asCashier && <View className="note">{PENDING.cashier}</View>}
      {step.error && <View className="desk-error">{sayError(step.error)}</View>}
      <View className="desk-actions">
        {!mine && signs && !asCashier && (
          <Button small loading={step.isPending} onClick={() => void press()}>
            {state === 'prepared' ? PENDING.review : PENDING.approve}
          </Button>
        )}
        {state === 'prepared' && !reverses && (
          <Button
            small
            look="quiet"
            icon="camera"
            onClick={() => openPage('accounts/attach', { villageCode, pendingId })}
          >
            {PENDING.attach}
          </Button>
        )}
        <Button small look="quiet" onClick={() => setReturning(true)}>
          {prepared.mine ? PENDING.withdraw : PENDING.send}
        </Button>
      </View>
      {returning && <Returning pending={pending} onClose={() => setReturning(false)} />}
    </Card>
  );
}

/** The vouchers that wait for a step in a village or a town; `named` says which village each is of. */
export function PendingList({ division, named = false }: { division: string; named?: boolean }) {
  const pages = useAnswerPages(listPendingVouchers, { params: { division } }, { staleTime: ALWAYS });
  return (
    <InfiniteList of={pages} empty={<EmptyState icon="check" {...DESK.none} />}>
      {(items) => (
        <View>
          {items.map((pending) => (
            <Pending key={pending.pendingId} pending={pending} named={named} />
          ))}
        </View>
      )}
    </InfiniteList>
  );
}

/** What was sent back in a village, and why: it is typed anew from a copy. A reversal is prepared from its voucher instead. */
export function ReturnedList({
  villageCode,
  onRedo,
}: {
  villageCode: string;
  onRedo: (voucher: PendingVoucher) => void;
}) {
  const pages = useAnswerPages(
    listPendingVouchers,
    { params: { division: villageCode }, query: { which: 'returned' } },
    { staleTime: ALWAYS },
  );
  if (!pages.data?.pages.some(({ items }) => items.length > 0)) return null;
  return (
    <>
      <SectionTitle>{PENDING.sentBack}</SectionTitle>
      <InfiniteList of={pages} empty={null}>
        {(items) => (
          <View>
            {items.map((pending) => (
              <Card key={pending.pendingId} className="desk-pending">
                <View className="desk-pending-head">
                  <DayText value={pending.voucherOn} />
                  {pending.returned && <StatusTag tone="bad">{PENDING.sentBackBy(pending.returned.name)}</StatusTag>}
                </View>
                <View className="desk-reverses">{pending.returned?.reason}</View>
                <LinesTable lines={pending.lines} totalFen={pending.totalFen} />
                {!pending.reverses && (
                  <View className="desk-actions">
                    <Button small look="quiet" onClick={() => onRedo(pending)}>
                      {PENDING.redo}
                    </Button>
                  </View>
                )}
              </Card>
            ))}
          </View>
        )}
      </InfiniteList>
    </>
  );
}
