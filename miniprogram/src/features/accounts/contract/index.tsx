import { View } from '@tarojs/components';
import {
  type ContractCard,
  recordRent,
  renewContract,
  showContract,
  terminateContract,
} from '@shared/accounts/contracts';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { RowCard } from '@/ui/layout/row-card';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { type Act, Acts, DECIDED, ON, REASON, VOUCHER, voucherOf } from '../registers/act';
import { ACT, CONTRACT, CONTRACT_STATUS, REGISTER } from '../registers/copy';
import { yearlyDues } from '../registers/dues';
import { Ask, DecisionLink, Head, History, Owed } from '../registers/parts';
import { ScanCode } from '../scan-code';
import { DueDoor } from './due-door';
import { Schedule } from './schedule';

function actsOf(card: ContractCard): Act[] {
  const { villageCode, contractId, version, status, arrearsFen, comingFen } = card;
  const params = { villageCode, contractId };
  const rent: Act = {
    key: 'recordRent',
    label: ACT.recordRent,
    asks: [{ path: 'amountFen', label: ACT.amount, as: 'money', max: 13 }, { ...ON, path: 'receivedOn' }, VOUCHER],
    route: recordRent,
    params,
    body: ({ receivedOn, amountFen, ...answers }) => ({
      version,
      receivedOn,
      amountFen,
      ...voucherOf(answers, receivedOn),
    }),
  };
  const renew: Act = {
    key: 'renew',
    label: ACT.renew,
    asks: [
      { path: 'endsOn', label: ACT.endsOn, as: 'future' },
      { path: 'yearlyRentFen', label: ACT.yearly, as: 'money', max: 13 },
      ON,
      DECIDED,
    ],
    route: renewContract,
    params,
    body: ({ on, endsOn, yearlyRentFen, decidedBy }) => ({
      version,
      on,
      endsOn,
      yearlyRentFen,
      decidedBy,
      dues: yearlyDues({
        startsOn: card.startsOn,
        after: card.endsOn,
        until: String(endsOn ?? ''),
        amountFen: yearlyRentFen,
      }),
    }),
  };
  const terminate: Act = {
    key: 'terminate',
    label: ACT.terminate,
    danger: true,
    asks: [ON, { ...REASON, optional: false }, DECIDED],
    route: terminateContract,
    params,
    body: ({ on, reason, decidedBy }) => ({ version, on, reason, decidedBy }),
  };
  return [
    ...(arrearsFen + comingFen > 0 ? [rent] : []),
    ...(status === 'terminated' ? [] : [renew]),
    ...(status === 'active' || status === 'upcoming' ? [terminate] : []),
  ];
}

function Subject({ of: { villageCode, assetId, resourceId } }: { of: ContractCard }) {
  if (!assetId && !resourceId) return null;
  const open = () =>
    assetId
      ? openPage('accounts/asset', { villageCode, assetId })
      : openPage('accounts/resource', { villageCode, resourceId });
  return <RowCard icon={assetId ? 'home' : 'map'} title={CONTRACT.seeSubject} onClick={open} />;
}

/** 合同: what is owed today, each rent with what came of it, who decided, and what changed. */
export default function ContractPage() {
  const { villageCode, contractId } = useParams<'villageCode' | 'contractId'>();
  const answer = useAnswer(showContract, { params: { villageCode, contractId } }, { keep: true });
  return (
    <AnswerPage of={answer}>
      {(card) => (
        <>
          <Head
            name={card.title}
            tag={<StatusTag tone={CONTRACT_STATUS[card.status].tone}>{CONTRACT_STATUS[card.status].word}</StatusTag>}
            note={`${card.villageName} · ${card.partyB}`}
          >
            {card.arrearsFen > 0 ? (
              <Owed fen={card.arrearsFen} word={CONTRACT.owes} size="figure" />
            ) : (
              <View className="muted">{CONTRACT.paidUp}</View>
            )}
            {card.endsInDays !== undefined && (
              <View className="registers-tags">
                <StatusTag tone="wait">{REGISTER.endsSoon(card.endsInDays)}</StatusTag>
              </View>
            )}
          </Head>
          <DueDoor villageCode={villageCode} contractId={contractId} />
          <Card>
            <Facts
              of={[
                [CONTRACT.rent, <Money key="rent" fen={card.yearlyRentFen} />],
                [CONTRACT.received, <Money key="received" fen={card.receivedFen} />],
                [CONTRACT.coming, card.comingFen > 0 && <Money key="coming" fen={card.comingFen} />],
                [CONTRACT.subject, card.subject],
                [CONTRACT.partyA, card.partyA],
                [CONTRACT.partyB, card.partyB],
                [CONTRACT.from, <DayText key="from" value={card.startsOn} />],
                [CONTRACT.to, <DayText key="to" value={card.endsOn} />],
                [CONTRACT.ended, card.terminatedOn && <DayText key="ended" value={card.terminatedOn} />],
                [
                  REGISTER.decided,
                  <View key="decided">
                    <View>{card.decidedBy}</View>
                    <DecisionLink decisionId={card.decisionId} villageCode={villageCode} />
                  </View>,
                ],
                [CONTRACT.signed, <DayText key="signed" value={card.signedOn} />],
                [CONTRACT.no, card.contractNo],
                [REGISTER.note, card.note],
              ]}
            />
          </Card>
          <Subject of={card} />
          <Schedule of={card} />
          <History of={card.history} older={card.older} villageCode={villageCode} />
          <Acts villageCode={villageCode} acts={actsOf(card)} />
          <Ask {...card} id={contractId} what={`“${card.title}”（合同号 ${card.contractNo}）`} />
          <ScanCode kind="contract" villageCode={villageCode} id={contractId} note={CONTRACT.qr} />
        </>
      )}
    </AnswerPage>
  );
}
