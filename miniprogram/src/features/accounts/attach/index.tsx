import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { showVoucher, type Voucher } from '@shared/accounts';
import { attachToVoucher, PaperKind } from '@shared/attachments';
import { BOOKKEEPERS } from '@shared/books';
import { holds } from '@shared/roles';
import { keyOf, useAnswer } from '@/platform/answers';
import { call } from '@/platform/call';
import { useParams } from '@/platform/navigate';
import { queryClient } from '@/platform/query';
import { useMe } from '@/platform/session';
import { Answer } from '@/ui/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/card';
import { Choice } from '@/ui/choice';
import { DayText } from '@/ui/day-text';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/states';
import { VOUCHER } from '../copy';
import { voucherTitle } from '../voucher-words';
import { ATTACH } from './copy';
import { OnePicture } from './one-picture';
import { useOnePicture } from './use-one-picture';
import './attach.css';

const NEW = 'new';
const KINDS = PaperKind.options.map((value) => ({ value, label: value }));

const Head = ({ voucher }: { voucher: Voucher }) => (
  <Card>
    <View className="note">
      <DayText value={voucher.voucherOn} />
      {` · ${VOUCHER.no(voucher.voucherNo)}`}
    </View>
    <View>{voucherTitle(voucher.lines)}</View>
  </Card>
);

function Attach({ voucher, villageCode, year }: { voucher: Voucher; villageCode: string; year: number }) {
  const { attachments, voucherId } = voucher;
  const [paper, setPaper] = useState(attachments.length > 0 ? '0' : NEW);
  const [kind, setKind] = useState<PaperKind>();
  /** The paper a picture is of, where one that is public is covered anew. */
  const [redone, setRedone] = useState<number>();
  const chosen = paper !== NEW ? { place: Number(paper) } : kind && { kind };
  const target = redone === undefined ? chosen : { place: redone };
  const one = useOnePicture(villageCode, async (copyId, replaces) => {
    if (!target) return;
    const body = { ...target, mediaIds: [copyId], ...(replaces && { replaces }) };
    // The copy's id is the command's: pressed twice, it is attached once.
    await call(attachToVoucher, { params: { villageCode, year, voucherId }, body, idempotencyKey: copyId });
    await queryClient.invalidateQueries({ queryKey: keyOf(showVoucher) });
  });

  if (one.step.at !== 'none') return <OnePicture one={one} />;
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
      <Head voucher={voucher} />
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
            void one.pick();
          }}
        >
          {ATTACH.pick}
        </Button>
        <View className="note attach-note">{ATTACH.pickNote}</View>
      </View>
      {shown.length > 0 && (
        <>
          <SectionTitle>{ATTACH.shown}</SectionTitle>
          {shown.map(({ place, picture }) => (
            <Card key={picture.mediaId} className="attach-shown">
              {picture.posterUrl && <Image className="attach-thumb" src={picture.posterUrl} mode="aspectFill" />}
              <View className="attach-about">
                <View>{attachments[place]?.title}</View>
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
              </View>
            </Card>
          ))}
          <View className="note attach-note">{ATTACH.redoNote}</View>
        </>
      )}
    </>
  );
}

/** 附单据: for those who keep the books. A picture is covered where it is private, looked at, and only then public. */
export default function AttachPage() {
  const { villageCode, year, voucherId } = useParams<'villageCode' | 'year' | 'voucherId'>();
  const me = useMe();
  const may = me !== undefined && holds(me.grants, BOOKKEEPERS, villageCode);
  const answer = useAnswer(showVoucher, { params: { villageCode, year: Number(year), voucherId } }, { enabled: may });
  return (
    <Page>
      {may ? (
        <Answer of={answer}>
          {(voucher) => <Attach voucher={voucher} villageCode={villageCode} year={Number(year)} />}
        </Answer>
      ) : (
        <EmptyState icon="lock" title={ATTACH.only} note={ATTACH.onlyNote} />
      )}
    </Page>
  );
}
