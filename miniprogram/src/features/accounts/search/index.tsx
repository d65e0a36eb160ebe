import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Direction } from '@shared/accounts/accounts';
import { searchEntries, searchWords } from '@shared/accounts/entry-search';
import type { ResponseOf } from '@shared/route';
import { dayInChina } from '@shared/time';
import { useAnswerPages } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { useSettled } from '@/platform/use-settled';
import { aria } from '@/ui/aria';
import { byMonth, monthWords } from '@/ui/words/by-month';
import { Card, SectionTitle } from '@/ui/layout/card';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { SearchBox } from '@/ui/forms/search-box';
import { EmptyState } from '@/ui/layout/states';
import { ofVillage } from '../choose-village';
import { SEARCH } from './copy';
import { Found, FoundSums } from './found';
import { More } from './more';
import { type Chosen, LARGE_FEN, questionOf } from './question';
import { forgetSearches, recentSearches, rememberSearch } from './recent';
import '@/ui/forms/choice.css';
import './search.css';

const NOTHING = {};

interface ChipProps {
  on: boolean;
  onClick: () => void;
  children: string;
}

const Chip = ({ on, onClick, children }: ChipProps) => (
  <View className={cx('choice', on && 'choice-on')} onClick={onClick} {...aria({ role: 'checkbox', checked: on })}>
    {on && <Icon name="check" className="choice-mark" />}
    {children}
  </View>
);

/** What was looked for before, or what one may look for. */
function Before({ onChoose }: { onChoose: (text: string) => void }) {
  const [recent, setRecent] = useState(recentSearches);
  const clear = () => {
    forgetSearches();
    setRecent([]);
  };
  const shown = recent.length > 0 ? recent : SEARCH.examples;
  return (
    <>
      <SectionTitle {...(recent.length > 0 && { more: SEARCH.clear, onMore: clear })}>
        {recent.length > 0 ? SEARCH.recent : SEARCH.try}
      </SectionTitle>
      <Card flush>
        {shown.map((text) => (
          <Row key={text} icon="search" title={text} onClick={() => onChoose(text)} />
        ))}
      </Card>
    </>
  );
}

function Search({ villageCode }: { villageCode: string }) {
  const params = useParams<'q' | 'direction' | 'payeeId' | 'payeeName' | 'year'>();
  const thisYear = new Date().getFullYear();
  const [chosen, setChosen] = useState<Chosen>({
    q: params.q,
    direction: Direction.options.find((one) => one === params.direction),
    payeeId: params.payeeId || undefined,
    ...(params.year && { from: `${params.year}-01-01`, until: `${params.year}-12-31` }),
  });
  const [more, setMore] = useState(false);
  const change = (part: Partial<Chosen>) => setChosen({ ...chosen, ...part });
  const q = useSettled(chosen.q);
  const question = questionOf({ ...chosen, q }, dayInChina(new Date().toISOString()));
  const pages = useAnswerPages(
    searchEntries,
    { params: { villageCode }, query: question ?? NOTHING },
    { enabled: question !== undefined },
  );
  const first = pages.data?.pages[0] as ResponseOf<typeof searchEntries> | undefined;
  const words = searchWords(q);
  const found = (first?.items.length ?? 0) > 0;
  useEffect(() => {
    if (!found || !q) return undefined;
    const timer = setTimeout(() => rememberSearch(q), 2000);
    return () => clearTimeout(timer);
  }, [q, found]);

  const { when, direction, minFen, maxFen, from, until, payeeId } = chosen;
  const ofPayee = SEARCH.payee[direction ?? 'expense'](params.payeeName || SEARCH.noName);
  const payeeWords = params.year && from ? `${ofPayee} · ${SEARCH.year(params.year)}` : ofPayee;
  const custom =
    from !== undefined || until !== undefined || maxFen !== undefined || (minFen ?? LARGE_FEN) !== LARGE_FEN;
  return (
    <Page>
      <SearchBox value={chosen.q} onChange={(text) => change({ q: text })} placeholder={SEARCH.placeholder} max={60} />
      {payeeId && (
        <View
          className="search-payee"
          onClick={() => change({ payeeId: undefined, from: undefined, until: undefined })}
          {...aria({ role: 'button', label: `${payeeWords}，${SEARCH.drop}` })}
        >
          <Text>{payeeWords}</Text>
          <Icon name="close" />
        </View>
      )}
      <View className="choice-chips search-chips">
        {(['month', 'thisYear', 'lastYear'] as const).map((one) => (
          <Chip
            key={one}
            on={when === one}
            onClick={() => change({ when: when === one ? undefined : one, from: undefined, until: undefined })}
          >
            {SEARCH[one]}
          </Chip>
        ))}
        {(['expense', 'income'] as const).map((one) => (
          <Chip
            key={one}
            on={direction === one}
            onClick={() => change({ direction: direction === one ? undefined : one })}
          >
            {SEARCH[one]}
          </Chip>
        ))}
        <Chip
          on={minFen === LARGE_FEN && maxFen === undefined}
          onClick={() => change({ minFen: minFen === LARGE_FEN ? undefined : LARGE_FEN, maxFen: undefined })}
        >
          {SEARCH.large}
        </Chip>
        <Chip on={custom && !payeeId} onClick={() => setMore(true)}>
          {SEARCH.more}
        </Chip>
      </View>
      {more && (
        <More
          open
          value={{ minFen, maxFen, from, until }}
          onChange={(part) => change({ ...part, ...((part.from || part.until) && { when: undefined }) })}
          onClose={() => setMore(false)}
        />
      )}
      {question === undefined ? (
        <Before onChoose={(text) => change({ q: text })} />
      ) : (
        <>
          {first?.sum && found && <FoundSums sum={first.sum} />}
          <InfiniteList of={pages} empty={<EmptyState icon="search" {...SEARCH.none} />}>
            {(items) =>
              byMonth(items, (entry) => entry.occurredOn).map(({ month, items: entries }) => (
                <Card key={month} flush className="search-month">
                  <SectionTitle>{monthWords(month, thisYear)}</SectionTitle>
                  {entries.map((entry) => (
                    <Found
                      key={entry.entryId}
                      entry={entry}
                      words={words}
                      villageCode={villageCode}
                      onOpen={() => rememberSearch(q)}
                    />
                  ))}
                </Card>
              ))
            }
          </InfiniteList>
        </>
      )}
    </Page>
  );
}

/** 查账: all years of a village, by a word, a name, an amount, a day. */
export default ofVillage(Search);
