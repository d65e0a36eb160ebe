import { View } from '@tarojs/components';
import { showVoucher, type Voucher } from '@shared/accounts/accounts';
import { BOOKKEEPERS } from '@shared/accounts/books';
import { shortVillageName } from '@shared/divisions';
import { formatFen } from '@shared/money';
import { holds } from '@shared/roles';
import { formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { useMe } from '@/platform/server/session';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Icon } from '@/ui/icon';
import { MediaGrid } from '@/ui/media/media-grid';
import { Mentions } from '@/ui/words/mentions';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { VOUCHER } from '../copy';
import { voucherTitle, voucherWords } from '../voucher-words';
import { Lines } from './lines';
import './voucher.css';

/** A voucher that mends another, or was mended by one: said first, and the other opens. */
function Reversal({ voucher, onOpen }: { voucher: Voucher; onOpen: (voucherId: string) => void }) {
  const { reversalOf, reversedBy } = voucher;
  const other = reversedBy ?? reversalOf;
  if (!other) return null;
  return (
    <Card className="voucher-reversal" onClick={() => onOpen(other)}>
      <Icon name="info" />
      <View className="voucher-reversal-words">{reversedBy ? VOUCHER.reversed : VOUCHER.reversal}</View>
      <View className="voucher-other">{VOUCHER.other}</View>
    </Card>
  );
}

const Head = ({ voucher }: { voucher: Voucher }) => (
  <Card>
    <View className="voucher-no">
      <DayText value={voucher.voucherOn} />
      {` · ${VOUCHER.no(voucher.voucherNo)}`}
    </View>
    <View className="voucher-what">{voucherTitle(voucher.lines)}</View>
    <Money fen={voucher.totalFen} size="figure" red />
    <View className="voucher-words">{voucherWords(voucher.lines)}</View>
    <View className="note">{`${voucher.villageName} · ${voucher.bookkeeper}`}</View>
  </Card>
);

const Attachments = ({ voucher: { attachments } }: { voucher: Voucher }) => (
  <>
    <SectionTitle>{VOUCHER.attachments}</SectionTitle>
    {attachments.length === 0 && <Card className="muted">{VOUCHER.noAttachments}</Card>}
    {attachments.length > 0 && (
      <Card flush>
        {attachments.map(({ kind, title, pages, pictures = [] }, index) => (
          <View key={index} className="voucher-paper">
            <Row icon="file" title={title} {...(kind !== title && { note: kind })} value={VOUCHER.pages(pages)} />
            <MediaGrid media={pictures} />
          </View>
        ))}
        <View className="voucher-foot note">{VOUCHER.attachmentsNote}</View>
      </Card>
    )}
  </>
);

/** One voucher: what moved in plain words, its lines, its papers, and who signed. */
export default function VoucherPage() {
  const { villageCode, year, voucherId } = useParams<'villageCode' | 'year' | 'voucherId'>();
  const thisYear = new Date().getFullYear();
  const keepsBooks = holds(useMe()?.grants ?? [], BOOKKEEPERS, villageCode);
  const answer = useAnswer(showVoucher, { params: { villageCode, year: Number(year), voucherId } }, { keep: true });

  const ask = (voucher: Voucher) =>
    askAbout({
      about: `voucher:${villageCode}:${voucherId}`,
      villageCode,
      villageName: voucher.villageName,
      category: 'money',
      description: VOUCHER.question(
        shortVillageName(voucher.villageName),
        formatDay(voucher.voucherOn, thisYear),
        voucher.voucherNo,
        voucherTitle(voucher.lines),
        formatFen(voucher.totalFen),
      ),
    });

  return (
    <AnswerPage of={answer}>
      {(voucher) => (
        <>
          <Reversal
            voucher={voucher}
            onOpen={(other) => openPage('accounts/voucher', { villageCode, year, voucherId: other })}
          />
          <Head voucher={voucher} />
          <Lines
            lines={voucher.lines}
            totalFen={voucher.totalFen}
            onAccount={({ accountCode, accountName }) =>
              openPage('accounts/balances', { villageCode, year, accountCode, accountName })
            }
          />
          <Mentions villageCode={villageCode} of="voucher" id={voucherId} />
          <Attachments voucher={voucher} />
          {keepsBooks && (
            <Card flush>
              <Row
                icon="camera"
                {...VOUCHER.attach}
                onClick={() => openPage('accounts/attach', { villageCode, year, voucherId })}
              />
              {!voucher.reversedBy && !voucher.reversalOf && (
                <Row
                  icon="retry"
                  {...VOUCHER.reverse}
                  onClick={() => openPage('accounts/desk', { villageCode, year, reverse: voucherId })}
                />
              )}
            </Card>
          )}
          <Section title={VOUCHER.signed}>
            <Facts
              of={[
                [VOUCHER.prepared, voucher.preparedBy || VOUCHER.unsigned],
                [VOUCHER.reviewed, voucher.reviewedBy || VOUCHER.unsigned],
                [VOUCHER.approved, voucher.approvedBy || VOUCHER.unsigned],
              ]}
            />
          </Section>
          <View className="voucher-ask">
            <Button look="quiet" icon="report" onClick={() => ask(voucher)}>
              {VOUCHER.ask}
            </Button>
            <View className="note">{VOUCHER.askNote}</View>
          </View>
        </>
      )}
    </AnswerPage>
  );
}
