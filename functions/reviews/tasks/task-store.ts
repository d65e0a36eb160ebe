import { ReviewTaskState, SubjectKind } from '@shared/reviews/reviews';
import type { Page, PageQuery } from '@shared/page';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { visiblePage, walkPages } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

/** What an office does about a low review, by the review's id: whose review it is stands on the review alone. */
export const ReviewTaskEntity = new Entity({
  name: 'ReviewTask',
  table: CivicTable,
  schema: item({
    reviewId: string().key(),
    villageCode: string(),
    subjectKind: string().enum(...SubjectKind.options),
    subjectId: string(),
    quarter: string(),
    state: string().enum(...ReviewTaskState.options),
    division: string(),
    openedOn: string(),
    movedOn: string().optional(),
    dueAt: string(),
    answers: list(map({ office: string(), words: string(), on: string() })),
    isLate: boolean().optional(),
    version: number(),
    /** While it is open, among what its office has to do; while its author is asked, among what the week's work looks at. */
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ reviewId }) => ({ pk: `REVIEWTASK#${reviewId}`, sk: 'TASK' }),
  answers:
    'What is done about this low review; what an office has to do, the most urgent first, and what waits for an author’s word (gsi1)',
});
export type StoredTask = FormattedItem<typeof ReviewTaskEntity>;
export type UnplacedTask = Omit<StoredTask, 'gsi1pk' | 'gsi1sk'>;

const openAt = (division: string) => `REVIEWTASKS#${division}`;
const ASKED = 'asked';

function placed({ gsi1pk: _, gsi1sk: __, ...task }: UnplacedTask & Partial<StoredTask>): StoredTask {
  const { state, division, villageCode, dueAt, reviewId } = task;
  if (state === 'open') return { ...task, gsi1pk: openAt(division), gsi1sk: `${dueAt}#${reviewId}` };
  return state === 'done' ? { ...task, gsi1pk: openAt(`${villageCode}#${ASKED}`), gsi1sk: reviewId } : task;
}

/** Puts a first task of a review, or replaces the version that was read. */
export const putTask = (next: UnplacedTask, previous: StoredTask | undefined) =>
  putRow(ReviewTaskEntity, placed(next), unlessChanged(previous?.version));

/** Read strongly consistent. */
export const taskOf = (reviewId: string): Promise<StoredTask | undefined> => readRow(ReviewTaskEntity, { reviewId });

/** What an office has to do, the most urgent first, as far as its reader may see it. */
export const openTasksOf = (
  division: string,
  sees: (task: StoredTask) => Promise<boolean>,
  query: PageQuery,
): Promise<Page<StoredTask>> => {
  const keyOf = ({ reviewId }: StoredTask) => ({ pk: `REVIEWTASK#${reviewId}`, sk: 'TASK' });
  return visiblePage(ReviewTaskEntity, { index: 'gsi1', partition: openAt(division) }, { sees, keyOf }, query);
};

const MANY = 200;
async function* tasksIn(partition: string): AsyncGenerator<StoredTask> {
  for await (const { rows } of walkPages(ReviewTaskEntity, { index: 'gsi1', partition, atOnce: MANY })) yield* rows;
}
/** All that an office has to do. */
export const allOpenTasks = (division: string): AsyncGenerator<StoredTask> => tasksIn(openAt(division));
/** All of a village whose authors are asked. */
export const allAskedTasks = (villageCode: string): AsyncGenerator<StoredTask> =>
  tasksIn(openAt(`${villageCode}#${ASKED}`));
