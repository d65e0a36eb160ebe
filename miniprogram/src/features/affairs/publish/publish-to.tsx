import type { ReactNode } from 'react';
import { useState } from 'react';
import { publishNotice } from '@shared/affairs/notices';
import { shortVillageName } from '@shared/divisions';
import { holds } from '@shared/roles';
import { useParams } from '@/platform/navigate';
import { useDivisions } from '@/platform/divisions';
import { useMe } from '@/platform/server/session';
import { Answer } from '@/ui/words/answer';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Disclosure } from '@/ui/layout/disclosure';
import { Skeleton } from '@/ui/layout/states';
import { PUBLISH } from '../notice-copy';

interface PublishTo {
  /** Empty until one is chosen. */
  villageCode: string;
  /** Whether the person may publish anywhere. */
  allowed: boolean;
  /** The question which village, where there is more than one. */
  chooser: ReactNode;
}

/** The village a notice goes to: the one the page was opened for, a cadre's own, or one of those an office covers. */
export function usePublishTo(): PublishTo {
  const asked = useParams<'villageCode'>().villageCode;
  const grants = (useMe()?.grants ?? []).filter(({ role }) =>
    (publishNotice.access as readonly string[]).includes(role),
  );
  const may = (code: string) => holds(grants, publishNotice.access, code);
  const [chosen, setChosen] = useState('');
  const own = grants.length === 1 && grants[0]!.division.length === 12 ? grants[0]!.division : '';
  const given = asked && may(asked) ? asked : own;
  const divisions = useDivisions(grants[0]?.division, { enabled: !given && grants.length > 0 });
  if (given || grants.length === 0) return { villageCode: given, allowed: given !== '', chooser: null };

  const chooser = (
    <Answer of={divisions} loading={<Skeleton cards={1} />}>
      {({ towns }) => {
        const villages = towns.flatMap((town) => town.villages).filter((village) => may(village.code));
        const name = villages.find((village) => village.code === chosen)?.name;
        return (
          <Card flush>
            <Disclosure
              key={chosen}
              title={PUBLISH.where}
              value={name ? shortVillageName(name) : ''}
              open={!chosen}
              label={PUBLISH.where}
            >
              <Choice
                options={villages.map(({ code, shortName }) => ({ value: code, label: shortName }))}
                value={chosen}
                onChange={setChosen}
                label={PUBLISH.where}
              />
            </Disclosure>
          </Card>
        );
      }}
    </Answer>
  );
  return { villageCode: chosen, allowed: true, chooser };
}
