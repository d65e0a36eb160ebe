import { listCadres } from '@shared/identity/identity';
import { showNotice } from '@shared/affairs/notices';
import { showPolicy } from '@shared/subsidies/policies';
import { showProject } from '@shared/accounts/projects';
import type { SubjectKind, WorkTheme } from '@shared/reviews/reviews';
import { FIELD_NAMES, fieldOfCategory } from '@shared/subsidies/field-names';
import type { SubsidyField } from '@shared/subsidies/fields';
import { showProgram } from '@shared/subsidies/subsidies';
import { useAnswer } from '@/platform/server/answers';
import { copy } from './copy';

export interface Subject {
  villageCode: string;
  subjectKind: SubjectKind;
  subjectId: string;
}
const isTheme = (id: string): id is WorkTheme => id in copy.themes;
const isField = (id: string): id is SubsidyField => id in FIELD_NAMES;

/** What a link names; a subsidy by the program that was paid, of which the kind is judged. Undefined until that is known. */
export function useSubject({ villageCode, kind, id }: { villageCode: string; kind: SubjectKind; id: string }) {
  const isProgram = kind === 'subsidy' && !isField(id);
  const program = useAnswer(showProgram, { params: { programCode: id } }, { enabled: isProgram, keep: true });
  const subjectId = isProgram ? program.data && fieldOfCategory(program.data.category) : id;
  return subjectId === undefined ? undefined : { villageCode, subjectKind: kind, subjectId };
}

/** Who or what is judged: a cadre with the post, a theme of the work, a notice, a policy or a project by its name, a kind of subsidy. */
export function useSubjectName({ villageCode, subjectKind, subjectId }: Subject): { name: string; note: string } {
  const [isCadre, isNotice] = [subjectKind === 'cadre', subjectKind === 'notice'];
  const cadres = useAnswer(listCadres, { params: { villageCode } }, { enabled: isCadre, keep: true });
  const notice = useAnswer(
    showNotice,
    { params: { villageCode, noticeId: subjectId } },
    { enabled: isNotice, keep: true },
  );
  const [isPolicy, isProject] = [subjectKind === 'policy', subjectKind === 'project'];
  const policy = useAnswer(
    showPolicy,
    { params: { policyCode: subjectId }, query: {} },
    { enabled: isPolicy, keep: true },
  );
  const project = useAnswer(
    showProject,
    { params: { villageCode, projectId: subjectId } },
    { enabled: isProject, keep: true },
  );
  const cadre = cadres.data?.items.find(({ cadreId }) => cadreId === subjectId);
  if (isTheme(subjectId)) return { name: copy.themes[subjectId], note: copy.work };
  if (isField(subjectId)) return { name: copy.subsidyName(FIELD_NAMES[subjectId]), note: copy.subsidy };
  switch (subjectKind) {
    case 'cadre':
      return { name: cadre?.name ?? '', note: cadre?.title ?? copy.cadre };
    case 'policy':
      return { name: policy.data?.name ?? '', note: copy.policy };
    case 'project':
      return { name: project.data?.name ?? '', note: copy.project };
    default:
      return { name: notice.data?.title ?? '', note: copy.notice };
  }
}
