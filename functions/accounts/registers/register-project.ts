import { registerProject } from '@shared/accounts/projects';
import { handle } from '../../platform/serve';
import { fieldsWithoutNames } from '../parties/names-beside';
import { contractorOf } from './contractor';
import { newProject } from './new-rows';
import { recordOnce, todayOf } from './recording';
import { refuse, refuseFuture } from './refuse';
import { projectCardOf } from './show-project';

export const registerProjectHandler = handle(registerProject)(async ({ params, body, caller }, context) => {
  const { villageCode } = params;
  const show = (projectId: string) => projectCardOf(villageCode, projectId, todayOf(context));
  return recordOnce({ villageCode, action: 'registerProject', caller }, context, show, async () => {
    refuseFuture('decidedOn', body.decidedOn, todayOf(context));
    const sourced = body.sources.reduce((sum, { amountFen }) => sum + amountFen, 0);
    if (sourced !== body.budgetFen) refuse('sources', '各项来源加起来要等于预算');
    const { contractor, contractorKind, ...given } = body;
    const { builder, names } = await contractorOf(villageCode, contractor, contractorKind);
    const sources = given.sources.map((source) => fieldsWithoutNames(source, ['from'], names));
    const draft = { ...fieldsWithoutNames(given, ['name', 'what', 'decidedBy'], names), sources };
    const change = newProject({ ...draft, ...builder, villageCode }, context.once.key);
    const [row] = change.rows;
    return {
      id: row?.register === 'project' ? row.after.projectId : '',
      change,
      words: [draft.name, draft.what, builder.contractor, draft.decidedBy, ...sources.map(({ from }) => from)],
    };
  });
});
