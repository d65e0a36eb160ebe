import { View } from '@tarojs/components';
import { AppError } from '@shared/errors';
import { decideListMatch, listListMatches, ListKind, type ListMatch } from '@shared/supervision/lists';
import { dayInChina, formatDay } from '@shared/time';
import { useParams } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Facts } from '@/ui/layout/facts';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { MATCHES } from '../freshness/copy';
import '../supervision.css';
import { OnlyRegulators, useRegulator } from '../regulator';

const dayWords = (day: string) => formatDay(day, new Date().getFullYear());
const refresh = () => askAgain(listListMatches);
const wordsOf = (error: unknown): string =>
  error instanceof AppError && error.code === 'version.stale' ? MATCHES.stale : sayError(error);

interface Props {
  match: ListMatch;
  kind: ListKind;
  districtCode: string;
}

/** What was said of a row, by whom, the first first. */
const stepWords = ({ candidates, steps }: ListMatch): string[] =>
  steps.map(({ at, state, personId, by }) => {
    const whom = candidates.find((one) => one.personId === personId);
    const words = state === 'open' ? MATCHES.toOpen : MATCHES.states[state];
    return MATCHES.step(
      dayWords(dayInChina(at)),
      by ?? MATCHES.machine,
      whom ? `${words}${whom.village}${whom.name}` : words,
    );
  });

function OneMatch({ match, kind, districtCode }: Props) {
  const { listId, rowId, version, name, bornOn, village, from, until, candidates, state, personId } = match;
  const deciding = useChange({
    act: (sendOnce, who: string | undefined) =>
      sendOnce(decideListMatch, {
        params: { districtCode, listId, rowId },
        body: { version, ...(who !== undefined && { personId: who }) },
      }),
    done: MATCHES.done,
    onError: (error) => say(wordsOf(error)),
    onSettled: refresh,
  });
  return (
    <Section title={`${name}（${MATCHES.states[state]}）`}>
      <Facts
        of={[
          [
            MATCHES.listed,
            [
              bornOn ? MATCHES.born(dayWords(bornOn)) : MATCHES.unknownBirth,
              village,
              from && MATCHES.since(kind, dayWords(from)),
              until && MATCHES.until(dayWords(until)),
            ]
              .filter(Boolean)
              .join('，'),
          ],
        ]}
      />
      <View className="note">{MATCHES.onRoster}</View>
      {candidates.map((one) => (
        <Row
          key={one.personId}
          title={one.name}
          note={`${MATCHES.candidate(one.village, one.group)}${one.bornOn ? `，${MATCHES.born(dayWords(one.bornOn))}` : ''}`}
          value={
            one.personId === personId ? (
              MATCHES.isSame
            ) : (
              <Button look="quiet" loading={deciding.isPending} onClick={() => deciding.mutate(one.personId)}>
                {MATCHES.same}
              </Button>
            )
          }
        />
      ))}
      {state !== 'apart' && (
        <View className="supervision-acts">
          <Button look="quiet" loading={deciding.isPending} onClick={() => deciding.mutate(undefined)}>
            {MATCHES.apart}
          </Button>
        </View>
      )}
      {stepWords(match).map((words, place) => (
        <View key={`${place}${words}`} className="note">
          {words}
        </View>
      ))}
    </Section>
  );
}

/** 认一认: rows of a list that only a name brings together with somebody of the roster. */
export default function ListMatchesPage() {
  const { listId, kind } = useParams<'listId' | 'kind'>();
  const { mine, districtCode } = useRegulator();
  // Nothing of it is kept on the phone.
  const pages = useAnswerPages(
    listListMatches,
    { params: { districtCode, listId }, query: {} },
    { enabled: mine, staleTime: ALWAYS },
  );
  if (!mine) return <OnlyRegulators />;
  const named = ListKind.options.find((one) => one === kind) ?? 'deaths';
  return (
    <Page>
      {[...MATCHES.notes, MATCHES.again].map((note) => (
        <View key={note} className="note supervision-note">
          {note}
        </View>
      ))}
      <InfiniteList of={pages} end={MATCHES.end} empty={<EmptyState icon="check" {...MATCHES.empty} />}>
        {(items) => (
          <>
            {items.map((match) => (
              <OneMatch key={match.rowId} match={match} kind={named} districtCode={districtCode} />
            ))}
          </>
        )}
      </InfiniteList>
    </Page>
  );
}
