import { View } from '@tarojs/components';
import { useState } from 'react';
import { listPrograms, type Program } from '@shared/subsidies/subsidies';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { Answer } from '@/ui/words/answer';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Growing } from '@/ui/words/growing';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { SearchBox } from '@/ui/forms/search-box';
import { EmptyState } from '@/ui/layout/states';
import { PROGRAMS } from '../copy';
import { byCategory, matching } from './find';

const ProgramRow = ({ program }: { program: Program }) => (
  <Row
    title={program.name}
    note={`${program.audience} · ${program.cycle}`}
    onClick={() => openPage('subsidies/program', { programCode: program.programCode })}
  />
);

const rows = (programs: readonly Program[]) =>
  programs.map((program) => <ProgramRow key={program.programCode} program={program} />);

function Found({ programs }: { programs: readonly Program[] }) {
  if (programs.length === 0) return <EmptyState icon="search" {...PROGRAMS.none} />;
  return (
    <>
      <View className="note search-found">{PROGRAMS.found(programs.length)}</View>
      <Growing of={programs}>{(shown) => <Card flush>{rows(shown)}</Card>}</Growing>
    </>
  );
}

function Categories({ programs, open }: { programs: readonly Program[]; open: string }) {
  if (programs.length === 0) return <EmptyState title={PROGRAMS.empty} />;
  return (
    <Card flush>
      {byCategory(programs).map(({ category, programs: its }) => (
        <Disclosure
          key={category}
          title={category}
          value={PROGRAMS.count(its.length)}
          open={category === open}
          label={category}
        >
          {rows(its)}
        </Disclosure>
      ))}
    </Card>
  );
}

/** Every 一卡通 program, by category or by typing a word. */
export default function ProgramsPage() {
  const { category } = useParams<'category'>();
  const [words, setWords] = useState('');
  const answer = useAnswer(listPrograms, {}, { keep: true });
  return (
    <Page>
      <SearchBox value={words} onChange={setWords} placeholder={PROGRAMS.search} />
      {!words.trim() && (
        <Card flush>
          <Row icon="search" {...PROGRAMS.eligible} onClick={() => openPage('subsidies/eligible')} />
          <Row icon="people" {...PROGRAMS.publicities} onClick={() => openPage('subsidies/publicities')} />
        </Card>
      )}
      <Answer of={answer}>
        {({ items }) =>
          words.trim() ? <Found programs={matching(items, words)} /> : <Categories programs={items} open={category} />
        }
      </Answer>
    </Page>
  );
}
