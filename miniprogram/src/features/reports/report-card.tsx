import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { Place, ReportView } from '@shared/reports/reports';
import { aria } from '@/ui/aria';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { MediaGrid } from '@/ui/media/media-grid';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Stars, starWord } from '@/ui/forms/stars';
import { StatusTag } from '@/ui/words/status-tag';
import { askedOf } from './asked-of';
import { CallReporter } from './call-reporter';
import { ABOUT_WORDS, copy, GROUND_WORDS } from './copy';
import { FilesRow } from './files-row';
import { History } from './history';
import { countdownOf, nextStep, tagOf } from './next-step';
import { daysLate } from '@/ui/words/report-words';
import { Statements } from './statements';
import './report.css';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="reports-fact">
      <View className="reports-fact-name">{name}</View>
      <View className="reports-fact-value">{children}</View>
    </View>
  );
}

function PlaceText({ place: { text, latitude, longitude } }: { place: Place }) {
  // A browser has no map to open.
  const onMap = process.env.TARO_ENV === 'weapp' && latitude !== undefined && longitude !== undefined;
  return (
    <>
      {text}
      {onMap && (
        <View
          className="reports-map"
          onClick={() => void Taro.openLocation({ latitude, longitude, name: text })}
          {...aria({ role: 'button', label: copy.openMap })}
        >
          {copy.openMap}
        </View>
      )}
    </>
  );
}

function Standing({ report, now }: { report: ReportView; now: string }) {
  const tag = tagOf(report, now);
  // Who has to answer has the working days that are left above it all.
  const handles = report.mayDo.includes('answer');
  const countdown = handles ? undefined : countdownOf(report, now);
  const asked = report.state === 'awaiting' ? askedOf(report) : undefined;
  const late = report.state !== 'awaiting' && daysLate(report.dueAt, now) > 0;
  return (
    <Card>
      <View className="reports-top">
        <View className="reports-tags">
          <StatusTag tone={tag.tone}>{tag.words}</StatusTag>
          {report.supervisedAt && <StatusTag tone="bad">{copy.supervised}</StatusTag>}
          {countdown && <StatusTag tone={countdown.tone}>{countdown.words}</StatusTag>}
          {report.extendedDays !== undefined && report.dueAt && (
            <StatusTag tone="plain">{copy.extended(report.extendedDays)}</StatusTag>
          )}
        </View>
        <View className="note">{`${copy.referenceNo} ${report.referenceNo}`}</View>
      </View>
      <View className={late ? 'reports-next reports-late' : 'reports-next'}>{nextStep(report, now)}</View>
      {asked && (
        <View className="reports-asked">
          {report.mayDo.includes('supply') ? copy.asked(asked) : copy.askedOfThem(asked)}
        </View>
      )}
      {asked && handles && <View className="note">{copy.answerAnyway}</View>}
      {late && !report.mayDo.includes('answer') && <View className="note">{copy.lateNote}</View>}
      {report.assigneeName && !handles && <View className="note">{`${copy.assignee} ${report.assigneeName}`}</View>}
    </Card>
  );
}

/** 不予受理: on what ground, and where to go instead. */
function Refused({ report: { refusal, handledBy } }: { report: ReportView }) {
  if (!refusal) return null;
  return (
    <Section title={copy.refused}>
      <View className="reports-ground">{GROUND_WORDS[refusal.ground]}</View>
      <Text className="reports-text" userSelect>
        {refusal.text}
      </Text>
      <View className="note">
        {handledBy} · <DayText value={refusal.refusedAt} clock />
      </View>
    </Section>
  );
}

function Answered({ report }: { report: ReportView }) {
  const { answer, rating } = report;
  if (!answer) return null;
  // The office that has it now may be another than the one that answered.
  const step = report.timeline.find(({ step, at }) => step === 'answered' && at === answer.answeredAt);
  const judged = report.state === 'answered' || report.state === 'closed';
  return (
    <Section title={judged ? copy.answer : copy.answerBefore}>
      <Text className="reports-text" userSelect>
        {answer.text}
      </Text>
      <View className="reports-media">
        <MediaGrid media={answer.media} />
      </View>
      <View className="note">
        {step?.by ?? report.handledBy} · <DayText value={answer.answeredAt} clock />
      </View>
      {rating && (
        <View className="reports-rating">
          <View className="reports-stars">
            <Stars value={rating.stars} />
            <View>{starWord(rating.stars)}</View>
          </View>
          {rating.comment && <View className="reports-text">{rating.comment}</View>}
          <View className="note">
            {copy.rating} · <DayText value={rating.ratedAt} />
          </View>
        </View>
      )}
    </Section>
  );
}

function Reporter({ report: { reportId, reporter, mode } }: { report: ReportView }) {
  if (mode !== 'named')
    return <Fact name={copy.reporter}>{mode === 'anonymous' ? copy.anonymous : copy.confidential}</Fact>;
  if (!reporter) return null;
  return (
    <Fact name={copy.reporter}>
      {[reporter.name, reporter.maskedPhone].filter(Boolean).join('　')}
      <View className="note">{copy.keepSecret}</View>
      {reporter.maskedPhone && <CallReporter reportId={reportId} />}
    </Fact>
  );
}

/** The whole of one report, as its reader may see it: where it stands, the answer, what it says, what happened. */
export function ReportCard({ report, now }: { report: ReportView; now: string }) {
  const about = ABOUT_WORDS[report.aboutKind] + (report.aboutName ? `：${report.aboutName}` : '');
  return (
    <>
      <Standing report={report} now={now} />
      <Refused report={report} />
      <Answered report={report} />
      <Statements of={report.statements} />
      <Section title={copy.content}>
        <Text className="reports-text" userSelect>
          {report.description}
        </Text>
        <View className="reports-media">
          {report.media.length > 0 ? <MediaGrid media={report.media} /> : <View className="note">{copy.noMedia}</View>}
        </View>
        <FilesRow report={report} />
        <Fact name={copy.category}>{CATEGORY_WORDS[report.category]}</Fact>
        <Fact name={copy.village}>{report.villageName}</Fact>
        <Fact name={copy.about}>{about}</Fact>
        {report.place && (
          <Fact name={copy.place}>
            <PlaceText place={report.place} />
          </Fact>
        )}
        {report.within && (
          <Fact name={copy.withinLabel}>{copy.within(report.within.acceptDays, report.within.answerDays)}</Fact>
        )}
        <Fact name={copy.submitted}>
          <DayText value={report.submittedAt} clock />
        </Fact>
        <Reporter report={report} />
      </Section>
      <Section title={copy.history}>
        <History report={report} now={now} />
      </Section>
    </>
  );
}
