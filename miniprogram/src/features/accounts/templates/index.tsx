import { View } from '@tarojs/components';
import { useState } from 'react';
import { listVoucherTemplates, type VoucherTemplate } from '@shared/accounts/voucher-templates';
import { levelOf } from '@shared/divisions';
import { formatDay } from '@shared/time';
import { useParams } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { StatusTag } from '@/ui/words/status-tag';
import { TEMPLATES } from '../desk/copy';
import { useKeeps } from '../registers/act';
import { MANAGE } from './copy';
import { EditTemplate } from './edit';
import '../desk/desk.css';

function Line({ of: template, onClick }: { of: VoucherTemplate; onClick: (() => void) | undefined }) {
  const { name, papers, recurs, edition, changedBy, changedAt, isInUse } = template;
  const notes = [
    recurs && MANAGE.every(recurs.every, recurs.month, recurs.day),
    papers.length > 0 && TEMPLATES.papers(papers),
    MANAGE.edition(edition, changedBy, formatDay(changedAt, new Date().getFullYear())),
  ];
  return (
    <Row
      title={name}
      note={notes.filter(Boolean).join('；')}
      {...(!isInUse && { value: <StatusTag tone="plain">{MANAGE.outOfUse}</StatusTag> })}
      {...(onClick && { onClick })}
    />
  );
}

function Templates({ division }: { division: string }) {
  const answer = useAnswer(listVoucherTemplates, { params: { division } }, { staleTime: ALWAYS });
  const [editing, setEditing] = useState<VoucherTemplate | 'new'>();
  return (
    <Answer of={answer}>
      {({ items, mayChange, version }) => {
        if (editing)
          return (
            <EditTemplate
              division={division}
              version={version}
              template={editing === 'new' ? undefined : editing}
              onDone={() => setEditing(undefined)}
            />
          );
        const own = items.filter((one) => one.division === division);
        const above = items.filter((one) => one.division !== division);
        const isVillage = levelOf(division) === 'village';
        return (
          <>
            <View className="note">{MANAGE.note}</View>
            {items.length === 0 && <EmptyState icon="book" {...MANAGE.none} />}
            {above.length > 0 && (
              <>
                <Section title={MANAGE.district} flush>
                  {above.map((one) => (
                    <Line key={one.templateId} of={one} onClick={undefined} />
                  ))}
                </Section>
                <View className="note">{MANAGE.districtNote}</View>
              </>
            )}
            {own.length > 0 && (
              <Section title={isVillage ? MANAGE.own : MANAGE.district} flush>
                {own.map((one) => (
                  <Line key={one.templateId} of={one} onClick={mayChange ? () => setEditing(one) : undefined} />
                ))}
              </Section>
            )}
            {mayChange ? (
              <Button icon="plus" onClick={() => setEditing('new')}>
                {MANAGE.add}
              </Button>
            ) : (
              isVillage && <View className="note">{MANAGE.ownNote}</View>
            )}
          </>
        );
      }}
    </Answer>
  );
}

/** 凭证模板 of a village, or of the district where no village was named. */
export default function TemplatesPage() {
  const { villageCode } = useParams<'villageCode'>();
  const office = (useMe()?.grants ?? []).find(({ role }) => role === 'regulator')?.division;
  const keeps = useKeeps(villageCode);
  const division = villageCode ? (keeps ? villageCode : undefined) : office;
  return (
    <Page>{division ? <Templates division={division} /> : <EmptyState icon="lock" title={MANAGE.notYours} />}</Page>
  );
}
