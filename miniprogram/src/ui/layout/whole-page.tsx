import type { ComponentProps } from 'react';
import { Answer } from '../words/answer';
import { Page } from './page';
import { EmptyState } from './states';

/** A page with nothing on it but the reason: not for this person, or something is missing first. */
export const EmptyPage = (why: ComponentProps<typeof EmptyState>) => (
  <Page>
    <EmptyState {...why} />
  </Page>
);

/** A page that is one answer: its loading, failed and missing states are the page's. */
export const AnswerPage = <Data,>({
  className,
  ...answer
}: Parameters<typeof Answer<Data>>[0] & { className?: string }) => (
  <Page {...(className && { className })}>
    <Answer {...answer} />
  </Page>
);
