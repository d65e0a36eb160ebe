import { Text, View } from '@tarojs/components';
import type { StatementInReport } from '@shared/reports/reports';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { MediaGrid } from '@/ui/media/media-grid';
import { StatusTag } from '@/ui/words/status-tag';
import { copy, STATEMENT_STATE } from './copy';
import './report.css';

/** What the accused were asked and said, for the office that handles it. */
export function Statements({ of }: { of: readonly StatementInReport[] | undefined }) {
  if (!of || of.length === 0) return null;
  return (
    <>
      <SectionTitle>{copy.statements}</SectionTitle>
      {of.map(({ statementId, name, summary, askedAt, answerBy, state, text, media, givenAt }) => (
        <Card key={statementId}>
          <View className="reports-top">
            <View className="reports-ground">{name}</View>
            <StatusTag tone={STATEMENT_STATE[state].tone}>{STATEMENT_STATE[state].words}</StatusTag>
          </View>
          <View className="reports-asked">{copy.statementAsked(summary)}</View>
          {text !== undefined && (
            <Text className="reports-text" userSelect>
              {text}
            </Text>
          )}
          {media.length > 0 && (
            <View className="reports-media">
              <MediaGrid media={media} />
            </View>
          )}
          <View className="note">
            <DayText value={givenAt ?? askedAt} clock /> {givenAt ? copy.statementGivenAt : copy.statementAskedAt}
            {state === 'asked' && (
              <>
                {'，'}
                {copy.statementBy} <DayText value={answerBy} />
              </>
            )}
          </View>
        </Card>
      ))}
    </>
  );
}
