import { View } from '@tarojs/components';
import { changeResource, type ResourceCard, showResource } from '@shared/accounts/registers';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { RowCard } from '@/ui/layout/row-card';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { StatusTag } from '@/ui/words/status-tag';
import { areaWords } from '../area';
import { type Act, Acts, ON, REASON } from '../registers/act';
import { ACT, REGISTER, RESOURCE, RESOURCE_KIND, RESOURCE_USE } from '../registers/copy';
import { AddPicture } from '../registers/add-picture';
import { Ask, Head, History, Pictures } from '../registers/parts';
import { ScanCode } from '../scan-code';

const actsOf = ({ villageCode, resourceId, version, use }: ResourceCard): Act[] => {
  const key = use === 'idle' ? 'used' : 'idled';
  return [
    {
      key,
      label: ACT[key],
      asks: [ON, REASON],
      route: changeResource,
      params: { villageCode, resourceId },
      body: ({ on, reason }) => ({ version, on, reason, change: { kind: key } }),
    },
    {
      key: 'measured',
      label: ACT.measured,
      asks: [
        { path: 'change.areaMu', label: ACT.areaMu, as: 'number', max: 10 },
        { path: 'change.bounds', label: ACT.bounds, as: 'text', max: 120, optional: true },
        ON,
        REASON,
      ],
      route: changeResource,
      params: { villageCode, resourceId },
      body: ({ on, reason, ...answers }) => ({
        version,
        on,
        reason,
        change: { kind: 'measured', areaMu: answers['change.areaMu'], bounds: answers['change.bounds'] },
      }),
    },
  ];
};

/** “东至村道，南至水渠” as lines: each side by itself. */
const sidesOf = (bounds: string) => bounds.split(/[，,；;]/).map((side) => <View key={side}>{side}</View>);

/** 资源: how large, where it ends, who uses it, by which contract. */
export default function ResourcePage() {
  const { villageCode, resourceId } = useParams<'villageCode' | 'resourceId'>();
  const answer = useAnswer(showResource, { params: { villageCode, resourceId } }, { keep: true });
  return (
    <AnswerPage of={answer}>
      {(card) => (
        <>
          <Head
            name={card.name}
            tag={<StatusTag tone={card.use === 'idle' ? 'wait' : 'good'}>{RESOURCE_USE[card.use]}</StatusTag>}
            note={`${card.villageName} · ${RESOURCE_KIND[card.kind]}`}
          >
            <View className="muted">{RESOURCE.area}</View>
            <View className="money-figure">{REGISTER.mu(areaWords(card.areaMu))}</View>
          </Head>
          <Card>
            <Facts
              of={[
                [RESOURCE.place, card.place],
                [RESOURCE.bounds, <View key="bounds">{sidesOf(card.bounds)}</View>],
                [RESOURCE.certificate, card.certificateNo ?? RESOURCE.noCertificate],
                [REGISTER.note, card.note],
              ]}
            />
          </Card>
          {card.contractId && (
            <RowCard
              icon="file"
              title={REGISTER.theContract}
              onClick={() => openPage('accounts/contract', { villageCode, contractId: card.contractId })}
            />
          )}
          <Pictures of={card.pictures} />
          <AddPicture of={{ villageCode, kind: 'resource', id: resourceId, version: card.version, name: card.name }} />
          <History of={card.history} older={card.older} villageCode={villageCode} />
          <Acts villageCode={villageCode} acts={actsOf(card)} />
          <Ask {...card} id={resourceId} what={`“${card.name}”（${areaWords(card.areaMu)} 亩）`} />
          <ScanCode kind="resource" villageCode={villageCode} id={resourceId} note={RESOURCE.qr} />
        </>
      )}
    </AnswerPage>
  );
}
