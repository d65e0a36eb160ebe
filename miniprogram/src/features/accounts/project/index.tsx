import { View } from '@tarojs/components';
import { payForProject, type ProjectCard, ProjectStage, recordProgress, showProject } from '@shared/accounts/projects';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { MediaGrid } from '@/ui/media/media-grid';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { Timeline } from '@/ui/layout/timeline';
import { type Act, Acts, ON, VOUCHER, voucherOf } from '../registers/act';
import { AddPicture } from '../registers/add-picture';
import { ACT, PROJECT, REGISTER, STAGE, TENDER } from '../registers/copy';
import { Ask, DecisionLink, Head, VoucherLink } from '../registers/parts';
import { partyKind } from '../registers/new-things';
import { stagesAfter } from '../registers/stages';

function actsOf({ villageCode, projectId, version, stage, paidFen, contractFen, budgetFen }: ProjectCard): Act[] {
  const params = { villageCode, projectId };
  const reached = ProjectStage.options.indexOf(stage);
  const ahead = stagesAfter(stage);
  const progress: Act = {
    key: 'progress',
    label: ACT.progress,
    asks: [
      {
        path: 'stage',
        label: ACT.stage,
        as: 'choice',
        options: ahead.map((value) => ({ value, label: STAGE[value].word })),
      },
      ON,
      { path: 'note', label: ACT.stageNote, as: 'text', max: 200, optional: true },
      ...(reached < ProjectStage.options.indexOf('started')
        ? ([
            { path: 'contractor', label: ACT.contractor, as: 'text', max: 60, optional: true },
            partyKind('contractorKind'),
            { path: 'contractFen', label: ACT.contractFen, as: 'money', max: 13, optional: true },
          ] as const)
        : []),
    ],
    route: recordProgress,
    params,
    body: (answers) => ({ version, ...answers }),
  };
  const pay: Act = {
    key: 'pay',
    label: ACT.pay,
    asks: [
      { path: 'amountFen', label: ACT.amount, as: 'money', max: 13 },
      { path: 'what', label: ACT.payWhat, as: 'text', max: 40 },
      { ...ON, path: 'paidOn' },
      VOUCHER,
    ],
    route: payForProject,
    params,
    body: ({ paidOn, amountFen, what, ...answers }) => ({
      version,
      paidOn,
      amountFen,
      what,
      ...voucherOf(answers, paidOn),
    }),
  };
  return [...(ahead.length > 0 ? [progress] : []), ...(paidFen < (contractFen ?? budgetFen) ? [pay] : [])];
}

const Progress = ({ of: { progress } }: { of: ProjectCard }) => (
  <Section title={PROJECT.progress}>
    <Timeline
      steps={progress.map(({ stage, on, note, pictures }, index) => ({
        key: String(index),
        tone: 'now',
        title: STAGE[stage].word,
        note: <DayText value={on} />,
        body: (
          <>
            {note && <View>{note}</View>}
            <MediaGrid media={pictures} />
          </>
        ),
      }))}
    />
  </Section>
);

const Payments = ({ of: { payments, villageCode } }: { of: ProjectCard }) => (
  <Section title={PROJECT.payments} flush>
    {payments.length === 0 && <View className="registers-blank">{PROJECT.noPayments}</View>}
    {payments.map(({ paidOn, amountFen, what, voucher }, index) => (
      <Row
        key={index}
        title={what}
        note={
          <View>
            <DayText value={paidOn} />
            <VoucherLink of={voucher} villageCode={villageCode} />
          </View>
        }
        value={<Money fen={amountFen} flow="out" size="row" />}
      />
    ))}
  </Section>
);

/** One project: how far it is, what was paid of its contract, whose money it is and who decided. */
export default function ProjectPage() {
  const { villageCode, projectId } = useParams<'villageCode' | 'projectId'>();
  const answer = useAnswer(showProject, { params: { villageCode, projectId } }, { keep: true });
  return (
    <AnswerPage of={answer}>
      {(card) => {
        const wholeFen = card.contractFen ?? card.budgetFen;
        return (
          <>
            <Head
              name={card.name}
              tag={<StatusTag tone={STAGE[card.stage].tone}>{STAGE[card.stage].word}</StatusTag>}
              note={card.villageName}
            >
              <View className="muted">{PROJECT.paid}</View>
              <Money fen={card.paidFen} size="figure" />
              <ShareBar part={card.paidFen} whole={wholeFen} />
              <View className="note">
                {`${PROJECT.left} `}
                <Money fen={wholeFen - card.paidFen} />
              </View>
              {card.lateDays > 0 && (
                <View className="registers-tags">
                  <StatusTag tone="bad">{PROJECT.late(card.lateDays)}</StatusTag>
                </View>
              )}
            </Head>
            <Card>
              <Facts
                of={[
                  [PROJECT.what, card.what],
                  [PROJECT.budget, <Money key="budget" fen={card.budgetFen} />],
                  [PROJECT.contract, card.contractFen !== undefined && <Money key="contract" fen={card.contractFen} />],
                  [
                    PROJECT.sources,
                    <View key="sources">
                      {card.sources.map(({ from, amountFen }) => (
                        <View key={from}>
                          {`${from} `}
                          <Money fen={amountFen} />
                        </View>
                      ))}
                    </View>,
                  ],
                  [
                    REGISTER.decided,
                    <View key="decided">
                      <View>{card.decidedBy}</View>
                      <DecisionLink decisionId={card.decisionId} villageCode={villageCode} />
                    </View>,
                  ],
                  [PROJECT.tender, card.tender && TENDER[card.tender]],
                  [PROJECT.contractor, card.contractor ?? PROJECT.noContractor],
                  [PROJECT.start, card.startsOn && <DayText key="start" value={card.startsOn} />],
                  [PROJECT.finish, card.finishesOn && <DayText key="finish" value={card.finishesOn} />],
                ]}
              />
            </Card>
            <Progress of={card} />
            {card.stage !== 'accepted' && (
              <AddPicture
                of={{
                  villageCode,
                  kind: 'project',
                  id: projectId,
                  version: card.version,
                  name: card.name,
                  stage: card.stage,
                }}
              />
            )}
            <Payments of={card} />
            <RowCard
              icon="star"
              {...PROJECT.review}
              onClick={() => openPage('reviews/subject', { villageCode, kind: 'project', id: projectId })}
            />
            <Acts villageCode={villageCode} acts={actsOf(card)} />
            <Ask {...card} id={projectId} what={`“${card.name}”工程`} />
          </>
        );
      }}
    </AnswerPage>
  );
}
