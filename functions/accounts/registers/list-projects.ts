import { listProjects } from '@shared/accounts/projects';
import { handle } from '../../platform/serve';
import { projectOn } from './project';
import { projectsOf } from './project-store';
import { todayOf } from './recording';

export const listProjectsHandler = handle(listProjects)(async ({ params: { villageCode }, query }, context) => {
  const { items, next } = await projectsOf(villageCode, query);
  return { items: items.map((project) => projectOn(project, todayOf(context))), next };
});
