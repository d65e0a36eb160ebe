import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { townOf } from '@shared/divisions';
import {
  type Dataset,
  listOpenMonths,
  MANIFEST,
  OPEN_LICENCE,
  type OpenFile,
  type OpenFileName,
  OpenFormat,
  type OpenMonth,
  showOpenFile,
} from '@shared/open-data/open-data';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { say } from '@/platform/notify';
import { useAnswerPages } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Sheet } from '@/ui/layout/sheet';
import { EmptyState } from '@/ui/layout/states';
import { ofVillage } from '../choose-village';
import { OPEN } from './copy';

/** A month has a few; all its data sets fit one answer of months. */
const MONTHS_AT_ONCE = 6;

interface Chosen {
  month: string;
  table: OpenFile;
}

/** The tables of a month: each stands for its three files. */
const tablesOf = ({ files }: OpenMonth) => files.filter(({ format }) => format === 'csv');

function OpenData({ division }: { division: string }) {
  const pages = useAnswerPages(listOpenMonths, { params: { division }, query: { limit: MONTHS_AT_ONCE } });
  const { busy, take } = usePaper();
  const [chosen, setChosen] = useState<Chosen>();

  const ask = (month: string, fileName: OpenFileName) => () =>
    call(showOpenFile, { params: { division, month, fileName } });
  const open = (month: string, fileName: OpenFileName) => {
    setChosen(undefined);
    void take(`${month}/${fileName}`, ask(month, fileName), openDocument);
  };
  const copyAddress = ({ month, table: { dataset } }: Chosen) => {
    setChosen(undefined);
    void take(`${month}/${dataset}.csv`, ask(month, `${dataset}.csv`), async ({ url }) => {
      await Taro.setClipboardData({ data: url });
      say(OPEN.copied);
    });
  };
  const making = (month: string, of: Dataset | typeof MANIFEST) =>
    busy?.startsWith(`${month}/${of}`) ? { value: OPEN.making } : {};

  return (
    <Page>
      <View className="note">{OPEN.what}</View>
      <View className="note">{OPEN.made}</View>
      <View className="note">{OPEN.licence(OPEN_LICENCE.title)}</View>
      <InfiniteList of={pages} empty={<EmptyState icon="file" {...OPEN.none} />}>
        {(items) =>
          items.map((item) => (
            <View key={item.month}>
              <Section title={OPEN.month(item.month)} flush>
                {tablesOf(item).map((table) => (
                  <Row
                    key={table.dataset}
                    icon="file"
                    title={OPEN.datasets[table.dataset]}
                    note={OPEN.note(table.rows, table.bytes, table.corrections)}
                    {...making(item.month, table.dataset)}
                    onClick={() => setChosen({ month: item.month, table })}
                  />
                ))}
                <Row
                  icon="file"
                  {...OPEN.manifest}
                  {...making(item.month, MANIFEST)}
                  onClick={() => open(item.month, MANIFEST)}
                />
              </Section>
            </View>
          ))
        }
      </InfiniteList>
      <Sheet
        open={chosen !== undefined}
        title={chosen ? `${OPEN.month(chosen.month)} ${OPEN.datasets[chosen.table.dataset]}` : ''}
        onClose={() => setChosen(undefined)}
      >
        {chosen && (
          <>
            <Card flush>
              {OpenFormat.options.map((format) => (
                <Row
                  key={format}
                  title={OPEN.formats[format]}
                  onClick={() => open(chosen.month, `${chosen.table.dataset}.${format}`)}
                />
              ))}
              <Row title={OPEN.copyAddress} note={OPEN.copyNote} onClick={() => copyAddress(chosen)} />
            </Card>
            <View className="note">{OPEN.checksum(chosen.table.sha256)}</View>
          </>
        )}
      </Sheet>
    </Page>
  );
}

/** 开放数据: what is public of the villages of a town as files by month, with checksums and the licence. */
export default ofVillage(({ villageCode }) => <OpenData division={townOf(villageCode)} />);
