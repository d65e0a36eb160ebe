import { listMentions, type Mention, type MentionedIn } from '@shared/accounts/mentions';
import { openPage } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { Card, SectionTitle } from '../layout/card';
import { Row } from '../layout/row';

const TITLE: Record<MentionedIn, string> = { voucher: '这笔账用在哪里', decision: '照这件事办的' };

/** What each register's entry is called, the page that shows it, and how that page names it. */
const SHOWN = {
  asset: ['资产', 'accounts/asset', 'assetId'],
  resource: ['资源', 'accounts/resource', 'resourceId'],
  contract: ['合同', 'accounts/contract', 'contractId'],
  debt: ['债权债务', 'accounts/debts', 'debtId'],
  project: ['工程', 'accounts/project', 'projectId'],
} as const satisfies Record<Mention['register'], readonly [string, string, string]>;

interface Props {
  villageCode: string;
  of: MentionedIn;
  id: string;
}

/** The projects, contracts and other entries that rest on this voucher or decision. Nothing stands here where none does. */
export function Mentions({ villageCode, of, id }: Props) {
  const { data } = useAnswer(listMentions, { params: { villageCode, mentionedIn: of, id } }, { keep: true });
  if (!data?.items.length) return null;
  return (
    <>
      <SectionTitle>{TITLE[of]}</SectionTitle>
      <Card flush>
        {data.items.map(({ register, itemId, name }) => {
          const [word, page, param] = SHOWN[register];
          return (
            <Row
              key={itemId}
              title={name}
              note={word}
              onClick={() => openPage(page, { villageCode, [param]: itemId })}
            />
          );
        })}
      </Card>
    </>
  );
}
