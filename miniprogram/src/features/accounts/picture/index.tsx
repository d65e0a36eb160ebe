import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { ProjectStage, recordProgress } from '@shared/accounts/projects';
import { changeNoticePictures, MAX_NOTICE_PICTURES, publishNotice, showNotice } from '@shared/affairs/notices';
import { changeAsset, changeResource } from '@shared/accounts/registers';
import { holds } from '@shared/roles';
import { dayInChina } from '@shared/time';
import { call } from '@/platform/server/call';
import { goBack, useParams } from '@/platform/navigate';
import { askAgain } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { ATTACH } from '../attach/copy';
import { OnePicture } from '../attach/one-picture';
import { useOnePicture } from '../attach/use-one-picture';
import { useKeeps } from '../registers/act';
import { ACT, STAGE } from '../registers/copy';
import { stagesAfter } from '../registers/stages';

type Params = 'villageCode' | 'kind' | 'id' | 'version' | 'name' | 'stage';

function Taking() {
  const { villageCode, kind, id, version, name, stage: reached } = useParams<Params>();
  const isProject = kind === 'project';
  const stages = isProject ? stagesAfter(ProjectStage.options.find((one) => one === reached) ?? 'decided') : [];
  const [stage, setStage] = useState<ProjectStage | undefined>(stages[0]);
  const one = useOnePicture(villageCode, async (copyId) => {
    const on = dayInChina(new Date().toISOString());
    const seen = { version: Number(version), on, mediaIds: [copyId] };
    // The copy's id is the command's: pressed twice, it is attached once.
    const idempotencyKey = copyId;
    const change = { kind: 'pictured' } as const;
    if (isProject) {
      if (!stage) return;
      const params = { villageCode, projectId: id };
      await call(recordProgress, { params, body: { ...seen, stage }, idempotencyKey });
    } else if (kind === 'asset') {
      await call(changeAsset, { params: { villageCode, assetId: id }, body: { ...seen, change }, idempotencyKey });
    } else {
      await call(changeResource, {
        params: { villageCode, resourceId: id },
        body: { ...seen, change },
        idempotencyKey,
      });
    }
    void queryClient.invalidateQueries();
    goBack();
  });
  if (one.step.at !== 'none') return <OnePicture one={one} />;
  return (
    <>
      <Card>{name}</Card>
      {isProject && (
        <>
          <SectionTitle>{ACT.stage}</SectionTitle>
          <Choice
            options={stages.map((value) => ({ value, label: STAGE[value].word }))}
            value={stage}
            onChange={setStage}
            label={ACT.stage}
          />
        </>
      )}
      <View className="attach-buttons">
        <Button icon="camera" disabled={isProject && !stage} onClick={() => void one.pick()}>
          {ATTACH.pick}
        </Button>
        <View className="note attach-note">{ATTACH.pickNote}</View>
      </View>
    </>
  );
}

/** Pictures of a notice, one after the other: by whoever may publish it. */
function OfNotice() {
  const { villageCode, id: noticeId, version, name } = useParams<Params>();
  const seen = useRef(Number(version));
  const one = useOnePicture(
    villageCode,
    async (copyId) => {
      const params = { villageCode, noticeId };
      const body = { version: seen.current, mediaIds: [copyId], removes: [] };
      const changed = await call(changeNoticePictures, { params, body, idempotencyKey: copyId });
      seen.current = changed.version;
      askAgain(showNotice);
    },
    MAX_NOTICE_PICTURES,
  );
  if (one.step.at !== 'none' || one.waiting > 0) return <OnePicture one={one} />;
  return (
    <>
      <Card>{name}</Card>
      <View className="attach-buttons">
        <Button icon="camera" onClick={() => void one.pick()}>
          {ATTACH.pick}
        </Button>
        <View className="note attach-note">{ATTACH.pickSeveral}</View>
        <Button look="quiet" onClick={goBack}>
          {ATTACH.done}
        </Button>
      </View>
    </>
  );
}

/** A picture of an asset, a resource, a project or a notice: covered where it shows a person or a number, looked at, then public. */
export default function PicturePage() {
  const { villageCode, kind } = useParams<Params>();
  const grants = useMe()?.grants ?? [];
  const keeps = useKeeps(villageCode);
  if (kind === 'notice' && holds(grants, publishNotice.access, villageCode))
    return (
      <Page>
        <OfNotice />
      </Page>
    );
  return <Page>{keeps ? <Taking /> : <EmptyState icon="lock" {...ATTACH.only} />}</Page>;
}
