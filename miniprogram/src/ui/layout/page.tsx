/**
 * How a page is written here.
 *
 * A feature's page is `src/features/<noun>/<page>/index.tsx` with `index.config.ts` (its title) beside it, already listed in
 * app.config.ts. Its words are in `copy.ts` in the feature's folder, its own styles in `<page>.css` with class names that begin
 * with the feature (`.entries-month`), written with the tokens of ui/tokens.css and never with a colour or size of its own.
 *
 *     import { showVillageYear } from '@shared/accounts/accounts';
 *     import { useAnswer } from '@/platform/server/answers';
 *     import { useParams } from '@/platform/navigate';
 *     import { Section } from '@/ui/layout/section';
 *     import { AnswerPage } from '@/ui/layout/whole-page';
 *
 *     export default function YearPage() {
 *       const { villageCode, year } = useParams();
 *       const answer = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });
 *       return <AnswerPage of={answer}>{(year) => <Section title={copy.year}>…</Section>}</AnswerPage>;
 *     }
 *
 * - <Answer> draws the loading, failed and missing states; <InfiniteList of={useAnswerPages(…)}> draws a listing's, its end and
 *   its next pages. A page draws only what it has.
 * - A change is `useChange({ act: (sendOnce) => sendOnce(rateAnswer, { params, body }), done: copy.sent, onSettled: () => askAgain(showReport) })`;
 *   its page shows why it failed, `sayError(change.error)`, or `useSpokenChange` says it.
 * - A form keeps its value with `useDraft`, checks it with `checkForm(route.body, value)` and shows `errors.description` in Field.
 * - Another page is opened with `openPage('reports/detail', { reportId })`.
 * - Only `src/platform` may use Taro.request, uploadFile and storage.
 */
import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import type { CSSProperties, ReactNode } from 'react';
import { formatInstant } from '@shared/time';
import { nameLandmarks } from '@/platform/browser-elements';
import { useShownAsOf } from '@/platform/server/answers';
import { useOnline } from '@/platform/server/network';
import { useOtherProof } from '@/platform/server/proof-of-work';
import { fontScale, useSettings } from '@/platform/settings';
import theme from '../../theme.json';
import { aria } from '../aria';
import { cx } from '../cx';
import { FileReady } from '../media/file-ready';
import { Icon } from '../icon';
import './page.css';

interface Props {
  children: ReactNode;
  className?: string;
}

const offlineWords = (asOf: number) =>
  asOf
    ? `没有网络，显示的是${formatInstant(new Date(asOf).toISOString(), new Date().getFullYear())}的内容`
    : '没有网络，连上后会自动更新';

/** Said while there is no network: from when what the page shows is, by itself (`useAnswer`). */
function OfflineLine() {
  const asOf = useShownAsOf();
  return (
    <View className="page-offline" {...aria({ role: 'alert' })}>
      <Icon name="info" />
      {offlineWords(asOf)}
    </View>
  );
}

const provingWords = (percent: number) => `现在用的人很多，正在加安全锁（${percent}%），请稍等，不用再点`;

/** app.json cannot turn the navigation bar's words with the phone's theme, so each page does when it is shown. */
function matchNavigationBar(): void {
  if (process.env.TARO_ENV !== 'weapp' || Taro.getAppBaseInfo().theme !== 'dark') return;
  void Taro.setNavigationBarColor({ frontColor: '#ffffff', backgroundColor: theme.dark.paper });
}

/** Wraps every page: tokens, 长辈版 and its text size, the offline line, the safe area. */
export function Page({ children, className }: Props) {
  const settings = useSettings();
  const online = useOnline();
  const proof = useOtherProof();
  useDidShow(matchNavigationBar);
  useDidShow(nameLandmarks);
  return (
    <View
      className={cx('page', settings.elder && 'elder', className)}
      // On H5 it is the landmark that a screen reader goes to; WeChat has one page at a time.
      {...(process.env.TARO_ENV === 'h5' && aria({ role: 'main' }))}
      style={{ '--fs': String(fontScale(settings)) } as CSSProperties}
    >
      {!online && <OfflineLine />}
      {proof !== undefined && (
        <View className="page-offline" {...aria({ role: 'status' })}>
          <Icon name="lock" />
          {provingWords(proof)}
        </View>
      )}
      {children}
      <FileReady />
    </View>
  );
}
