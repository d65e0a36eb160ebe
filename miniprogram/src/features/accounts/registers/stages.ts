import { ProjectStage } from '@shared/accounts/projects';

/** What may be recorded next: a later stage, and 正在做 as often as it is. */
export const stagesAfter = (stage: ProjectStage): ProjectStage[] =>
  ProjectStage.options.filter(
    (next, place) => place > ProjectStage.options.indexOf(stage) || (next === stage && next === 'underway'),
  );
