import { AppError } from '@shared/errors';
import { type ProjectCard, showProject } from '@shared/accounts/projects';
import { villageNamed } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { projectCard } from './project';
import { projectOf } from './project-store';
import { picturesOf, todayOf } from './recording';

/** @throws AppError `notFound` */
export async function projectCardOf(villageCode: string, projectId: string, today: string): Promise<ProjectCard> {
  const project = await projectOf(villageCode, projectId);
  if (!project) throw new AppError('notFound');
  const [{ shortName }, pictures] = await Promise.all([
    villageNamed(villageCode),
    picturesOf(
      project.progress.flatMap(({ mediaIds }) => mediaIds),
      `project#${projectId}`,
    ),
  ]);
  const progress = [...project.progress].reverse().map(({ mediaIds, ...step }) => ({
    ...step,
    pictures: pictures.filter(({ mediaId }) => mediaIds.includes(mediaId)),
  }));
  return { ...projectCard(project, today), villageName: shortName, progress };
}

export const showProjectHandler = handle(showProject)(async ({ params: { villageCode, projectId } }, context) =>
  projectCardOf(villageCode, projectId, todayOf(context)),
);
