import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { DESK_PAGE, type DeskLine, MOST_COUNTED } from '@shared/reports/work';
import { openPage } from '@/platform/navigate';
import type { WorkingRole } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { SearchBox } from '@/ui/forms/search-box';
import { RowCard } from '@/ui/layout/row-card';
import { EmptyState, ErrorState } from '@/ui/layout/states';
import { copy as pile } from '../pile/copy';
import { setQueue } from '../queue';
import { AssignSheets } from './assign-sheets';
import { ByNumber } from './by-number';
import { copy } from './copy';
import { DeskHead, DeskRow } from './desk-line';
import { DeskTabs } from './desk-tabs';
import { countOf, type DeskTab, type Filters, fitting, inTab, mayGoOn, numberTyped } from './desk-view';
import { DoneList } from './done-list';
import { FilterSheet } from './filter-sheet';
import { HeldReviewsRow } from './held-reviews-row';
import { ReviewTasksRow } from './review-tasks-row';
import { useAssigning } from './use-assigning';
import { type Desk, type Rest, useReadOn } from './use-desk';

/** The open pile of an office: tabs with their counts, what is looked for, and several given to a colleague at once. */
export function DeskView({ desk: { items, rest, more, held, colleagues }, role }: { desk: Desk; role: WorkingRole }) {
  const [tab, setTab] = useState<DeskTab | 'done'>('all');
  const [typed, setTyped] = useState('');
  const [filters, setFilters] = useState<Filters>({});
  const [filtering, setFiltering] = useState(false);
  const assigning = useAssigning();
  const fits = fitting(items, filters, typed);
  const lines = tab === 'done' ? [] : inTab(fits, tab);
  const assignable = lines.filter(({ mayAssign }) => mayAssign);
  const number = numberTyped(typed);
  const choosing = assigning.chosen !== undefined;
  const open = (line: DeskLine) => {
    setQueue(lines.map(({ reportId }) => reportId));
    openPage('reports/detail', { reportId: line.reportId });
  };
  const wanted = countOf(filters);
  const last = rest && items[items.length - 1];
  const opensTab = tab !== 'all' && tab !== 'done' && last !== undefined && mayGoOn(tab, last);
  const looksFor = rest?.error === undefined && (filtering || wanted > 0 || (typed !== '' && !number) || opensTab);
  useReadOn(rest, looksFor);
  useReachBottom(() => {
    if (tab !== 'done' && !rest?.isReading) void rest?.read();
  });
  return (
    <>
      {held > 0 && (
        <RowCard
          icon="warn"
          title={pile.door(held, MOST_COUNTED)}
          note={pile.doorNote}
          onClick={() => openPage('reports/pile', { role })}
        />
      )}
      <HeldReviewsRow role={role} />
      <ReviewTasksRow />
      {role === 'regulator' && (
        <RowCard
          icon="board"
          title={copy.falls}
          note={copy.fallsNote}
          onClick={() => openPage('reviews/falls', { role })}
        />
      )}
      <SearchBox value={typed} onChange={setTyped} placeholder={copy.search} />
      {number && <ByNumber referenceNo={number} />}
      <DeskTabs lines={fits} last={last} value={tab} onChange={setTab} />
      {tab === 'done' ? (
        <DoneList role={role} />
      ) : (
        <>
          <View className="work-tools">
            <Button small look="quiet" onClick={() => setFiltering(true)}>
              {wanted > 0 ? copy.filtered(wanted) : copy.filter}
            </Button>
            {assignable.length > 0 && colleagues.length > 1 && !choosing && (
              <Button small look="quiet" onClick={assigning.begin}>
                {copy.choose}
              </Button>
            )}
            <Button small look="quiet" onClick={() => openPage('reports/canned', { role })}>
              {copy.canned}
            </Button>
          </View>
          {assignable.length > 0 && colleagues.length < 2 && <View className="note work-more">{copy.alone}</View>}
          {more && <View className="note work-more">{copy.more}</View>}
          {rest && (
            <View className="note work-more">{looksFor ? copy.looking(items.length) : copy.first(items.length)}</View>
          )}
          {lines.length === 0 ? (
            <Nothing all={items.length === 0} filtered={wanted > 0 || typed !== ''} among={rest && items.length} />
          ) : (
            <Card flush className="work-table">
              <DeskHead withVillage={role !== 'cadre'} choosing={choosing} />
              {lines.map((line) => (
                <DeskRow
                  key={line.reportId}
                  line={line}
                  withVillage={role !== 'cadre'}
                  choosing={choosing}
                  chosen={line.mayAssign ? assigning.has(line) : undefined}
                  onClick={() => (choosing ? assigning.turn(line) : open(line))}
                />
              ))}
            </Card>
          )}
          {rest && <More of={rest} />}
          <AssignSheets assigning={assigning} lines={assignable} colleagues={colleagues} />
        </>
      )}
      <FilterSheet
        open={filtering}
        lines={items}
        colleagues={colleagues}
        value={filters}
        found={lines.length}
        onChange={setFilters}
        onClose={() => setFiltering(false)}
      />
    </>
  );
}

function More({ of: { read, isReading, error } }: { of: Rest }) {
  if (error !== undefined) return <ErrorState error={error} onRetry={() => void read()} />;
  return (
    <Button look="quiet" loading={isReading} onClick={() => void read()}>
      {copy.next(DESK_PAGE)}
    </Button>
  );
}

/** @param among how many were looked through, where there are others. */
function Nothing({ all, filtered, among }: { all: boolean; filtered: boolean; among: number | undefined }) {
  if (among !== undefined) return <EmptyState icon="search" title={copy.notAmongFirst(among)} />;
  if (all) return <EmptyState icon="check" title={copy.nothing} note={copy.nothingNote} />;
  return <EmptyState icon="check" title={filtered ? copy.nothingFits : copy.nothingHere} />;
}
