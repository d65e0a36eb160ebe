import { View } from '@tarojs/components';
import { showVillageYear } from '@shared/accounts/accounts';
import { listDecisions } from '@shared/affairs/decisions';
import { listProjects, type Project } from '@shared/accounts/projects';
import { useAnswer, useAnswerPages } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { ofVillage } from '../choose-village';
import { Acts, useKeeps } from '../registers/act';
import { NEW, PROJECT, REGISTER, STAGE } from '../registers/copy';
import { newProject } from '../registers/new-things';
import '../registers/registers.css';

const noteOf = ({ stage, lateDays, paidFen }: Project) => (
  <View>
    <View className="registers-tags">
      <StatusTag tone={STAGE[stage].tone}>{STAGE[stage].word}</StatusTag>
      {lateDays > 0 && <StatusTag tone="bad">{PROJECT.late(lateDays)}</StatusTag>}
    </View>
    <View>
      {`${PROJECT.paid} `}
      <Money fen={paidFen} />
    </View>
  </View>
);

function NewProject({ villageCode }: { villageCode: string }) {
  const decisions = useAnswer(listDecisions, { params: { villageCode }, query: { limit: 50 } });
  const act = newProject(villageCode, decisions.data?.items ?? []);
  return <Acts villageCode={villageCode} acts={[act]} title={NEW.title} />;
}

function Projects({ villageCode }: { villageCode: string }) {
  const year = Number(useParams<'year'>().year) || new Date().getFullYear();
  const { data } = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });
  const keeps = useKeeps(villageCode);
  const pages = useAnswerPages(listProjects, { params: { villageCode } }, { keep: true });
  return (
    <Page>
      {data && data.projects.count > 0 && (
        <Card>
          <View className="muted">{PROJECT.sum(data.projects.count)}</View>
          <Money fen={data.projects.budgetFen} size="figure" />
          <View>
            {`${PROJECT.paidSum} `}
            <Money fen={data.projects.paidFen} />
          </View>
        </Card>
      )}
      <InfiniteList of={pages} empty={<EmptyState icon="file" title={PROJECT.none} note={REGISTER.emptyNote} />}>
        {(projects) => (
          <Card flush>
            {projects.map((project) => (
              <Row
                key={project.projectId}
                title={project.name}
                note={noteOf(project)}
                value={<Money fen={project.contractFen ?? project.budgetFen} size="row" />}
                onClick={() => openPage('accounts/project', { villageCode, projectId: project.projectId })}
              />
            ))}
          </Card>
        )}
      </InfiniteList>
      {keeps && <NewProject villageCode={villageCode} />}
    </Page>
  );
}

/** 村里的工程: what is being built, how far it is, what was paid. */
export default ofVillage(Projects);
