import { listCadres } from '@shared/identity';
import { showNotice } from '@shared/notices';
import type { SubjectKind, WorkTheme } from '@shared/reviews';
import { useAnswer } from '@/platform/answers';
import { copy } from './copy';

export interface Subject {
  villageCode: string;
  subjectKind: SubjectKind;
  subjectId: string;
}
const isTheme = (id: string): id is WorkTheme => id in copy.themes;

/** Who or what is judged: a cadre with the post, a theme of the work, a notice by its title. */
export function useSubjectName({ villageCode, subjectKind, subjectId }: Subject): { name: string; note: string } {
  const [isCadre, isNotice] = [subjectKind === 'cadre', subjectKind === 'notice'];
  const cadres = useAnswer(listCadres, { params: { villageCode } }, { enabled: isCadre, keep: true });
  const notice = useAnswer(
    showNotice,
    { params: { villageCode, noticeId: subjectId } },
    { enabled: isNotice, keep: true },
  );
  const cadre = cadres.data?.items.find(({ cadreId }) => cadreId === subjectId);
  if (isTheme(subjectId)) return { name: copy.themes[subjectId], note: copy.work };
  return isCadre
    ? { name: cadre?.name ?? '', note: cadre?.title ?? copy.cadre }
    : { name: notice.data?.title ?? '', note: copy.notice };
}
