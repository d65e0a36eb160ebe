import { Image, View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { showVoucher, type Voucher } from '@shared/accounts/accounts';
import { attachToPending, attachToVoucher, PaperKind } from '@shared/accounts/attachments';
import { BOOKKEEPERS } from '@shared/accounts/books';
import { MAX_IMAGES } from '@shared/media/media';
import { listPendingVouchers, type PendingVoucher } from '@shared/accounts/pending-vouchers';
import { holds } from '@shared/roles';
import type { BodyOf } from '@shared/route';
import { ALWAYS, keyOf, useAnswer, useAnswerPages } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { useParams } from '@/platform/navigate';
import { queryClient } from '@/platform/server/query';
import { useMe } from '@/platform/server/session';
import { ariaInside } from '@/ui/aria';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { VOUCHER } from '../copy';
import { voucherTitle } from '../voucher-words';
import { ATTACH } from './copy';
import { OnePicture } from './one-picture';
import { useOnePicture } from './use-one-picture';
import './attach.css';

const NEW = 'new';
const KINDS = PaperKind.options.map((value) => ({ value, label: value }));

const Head = ({
  of: { voucherOn, voucherNo, lines },
}: {
  of: Pick<PendingVoucher, 'voucherOn' | 'voucherNo' | 'lines'>;
}) => (
  <Card>
    <View className="note">
      <DayText value={voucherOn} />
      {voucherNo && ` · ${VOUCHER.no(voucherNo)}`}
    </View>
    <View>{voucherTitle(lines)}</View>
  </Card>
);

interface Target {
  villageCode: string;
  attachments: Voucher['attachments'];
  /** Gives a covered copy to a paper. The copy's id is the command's: pressed twice, it is attached once. */
  attach: (body: Body, idempotencyKey: string) => Promise<unknown>;
  /** In the book: what is public already can be covered anew. */
  isPublic: boolean;
  children: ReactNode;
}
type Body = BodyOf<typeof attachToVoucher>;

function Attach({ villageCode, attachments, attach, isPublic, children }: Target) {
  const [paper, setPaper] = useState(attachments.length > 0 ? '0' : NEW);
  const [kind, setKind] = useState<PaperKind>();
  /** The paper a picture is of, where one that is public is covered anew. */
  const [redone, setRedone] = useState<number>();
  const chosen = paper !== NEW ? { place: Number(paper) } : kind && { kind };
  const target = redone === undefined ? chosen : { place: redone };
  // The pictures chosen together are of one paper: the first makes it, the others are added to it.
  const made = useRef<number>();
  const one = useOnePicture(
    villageCode,
    async (copyId, replaces) => {
      if (!target) return;
      const to = 'kind' in target && made.current !== undefined ? { place: made.current } : target;
      await attach({ ...to, mediaIds: [copyId], ...(replaces && { replaces }) }, copyId);
      if ('kind' in to) made.current = attachments.length;
    },
    MAX_IMAGES,
  );

  if (one.step.at !== 'none' || one.waiting > 0) return <OnePicture one={one} />;
  const options = [
    ...attachments.map(({ title, pictures = [] }, place) => ({
      value: String(place),
      label: title,
      note: ATTACH.pictures(pictures.length),
    })),
    { value: NEW, label: ATTACH.another },
  ];
  const shown = attachments.flatMap(({ pictures = [] }, place) => pictures.map((picture) => ({ place, picture })));
  return (
    <>
      {children}
      <SectionTitle>{ATTACH.which}</SectionTitle>
      <Choice options={options} value={paper} onChange={setPaper} look="rows" label={ATTACH.which} />
      {paper === NEW && (
        <>
          <SectionTitle>{ATTACH.kind}</SectionTitle>
          <Choice options={KINDS} value={kind} onChange={setKind} label={ATTACH.kind} />
        </>
      )}
      <View className="attach-buttons">
        <Button
          icon="camera"
          disabled={!chosen}
          onClick={() => {
            setRedone(undefined);
            made.current = undefined;
            void one.pick();
          }}
        >
          {ATTACH.pick}
        </Button>
        <View className="note attach-note">{ATTACH.pickSeveral}</View>
      </View>
      {shown.length > 0 && (
        <>
          <SectionTitle>{isPublic ? ATTACH.shown : ATTACH.added}</SectionTitle>
          {shown.map(({ place, picture }) => (
            <Card key={picture.mediaId} className="attach-shown">
              {picture.posterUrl && (
                <Image
                  className="attach-thumb"
                  src={picture.posterUrl}
                  mode="aspectFill"
                  {...ariaInside({ alt: '' })}
                />
              )}
              <View className="attach-about">
                <View>{attachments[place]?.title}</View>
                {isPublic && (
                  <Button
                    small
                    look="quiet"
                    onClick={() => {
                      setRedone(place);
                      void one.reopen(picture.mediaId);
                    }}
                  >
                    {ATTACH.redo}
                  </Button>
                )}
              </View>
            </Card>
          ))}
          {isPublic && <View className="note attach-note">{ATTACH.redoNote}</View>}
        </>
      )}
    </>
  );
}

function InBook() {
  const { villageCode, year, voucherId } = useParams<'villageCode' | 'year' | 'voucherId'>();
  const params = { villageCode, year: Number(year), voucherId };
  const answer = useAnswer(showVoucher, { params });
  const attach = async (body: Body, idempotencyKey: string) => {
    await call(attachToVoucher, { params, body, idempotencyKey });
    await queryClient.invalidateQueries({ queryKey: keyOf(showVoucher) });
  };
  return (
    <Answer of={answer}>
      {(voucher) => (
        <Attach isPublic villageCode={villageCode} attachments={voucher.attachments} attach={attach}>
          <Head of={voucher} />
        </Attach>
      )}
    </Answer>
  );
}

/** Before its review: who reviews and approves sees the pictures, everyone else once it is in the book. */
function BeforeReview({ pendingId }: { pendingId: string }) {
  const { villageCode } = useParams<'villageCode'>();
  const pages = useAnswerPages(listPendingVouchers, { params: { division: villageCode } }, { staleTime: ALWAYS });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const isFound = pages.data?.pages.some(({ items }) => items.some((one) => one.pendingId === pendingId)) ?? false;
  // The earliest stand first: this one may be pages away.
  useEffect(() => {
    if (!isFound && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [isFound, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const attach = async (body: Body, idempotencyKey: string) => {
    await call(attachToPending, { params: { villageCode, pendingId }, body, idempotencyKey });
    await queryClient.invalidateQueries({ queryKey: keyOf(listPendingVouchers) });
  };
  return (
    <InfiniteList of={pages} empty={<EmptyState icon="check" title={ATTACH.gone} />}>
      {(items) => {
        const pending = items.find((one) => one.pendingId === pendingId);
        return pending ? (
          <Attach isPublic={false} villageCode={villageCode} attachments={pending.attachments} attach={attach}>
            <Head of={pending} />
          </Attach>
        ) : (
          !hasNextPage && <View className="note">{ATTACH.gone}</View>
        );
      }}
    </InfiniteList>
  );
}

/** 附单据: for those who keep the books. A picture is covered where it is private, looked at, and only then public. */
export default function AttachPage() {
  const { villageCode, pendingId } = useParams<'villageCode' | 'pendingId'>();
  const me = useMe();
  const may = me !== undefined && holds(me.grants, BOOKKEEPERS, villageCode);
  if (!may) return <EmptyPage icon="lock" {...ATTACH.only} />;
  return <Page>{pendingId ? <BeforeReview pendingId={pendingId} /> : <InBook />}</Page>;
}
