import { LetterKind } from '@shared/messages/dead-letters';
import { LETTERS } from '../../functions/messages/dead-letters/letters';
import { takeUp } from '../../functions/messages/dead-letters/take-up';
import { newId } from '../../functions/platform/id';
import { AdminProblem, given, ULID, type Verb } from './verb';

type Letter = Awaited<ReturnType<(typeof LETTERS)[LetterKind]['list']>>['items'][number];

async function all(kind: LetterKind): Promise<Letter[]> {
  const found: Letter[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await LETTERS[kind].list({ limit: 50, ...(cursor && { cursor }) });
    found.push(...items);
    if (!next) return found;
    cursor = next;
  }
}

const lineOf = ({ letterId, through, reason, attempts, failedAt, mayRepeat, canRetry }: Letter): string =>
  [
    letterId,
    through,
    reason,
    `${attempts} 次`,
    failedAt.slice(0, 16),
    ...(mayRepeat ? ['再送可能重复'] : []),
    ...(canRetry ? [] : ['不能再送']),
  ].join('　');

/** What did not get through (没送到的), as the admin's page has it: looked at, sent again, or let be. Whose it is stands nowhere. */
export const verb: Verb = {
  usage:
    '--kind reminders|steps [--retry 编号|all] [--drop 编号]　　没送到的：看，再送，或不再送；all 不含再送可能重复的',
  options: { kind: { type: 'string' }, retry: { type: 'string' }, drop: { type: 'string' } },
  confirmed: true,
  plan: async (values, { at, actor }) => {
    const kind = LetterKind.options.find((known) => known === values.kind);
    if (!kind) throw new AdminProblem(`要写 --kind ${LetterKind.options.join(' 或 ')}`);
    if (values.retry !== undefined && values.drop !== undefined) throw new AdminProblem('--retry 和 --drop 只能写一个');
    const letters = await all(kind);
    const act = values.drop === undefined ? 'retry' : 'drop';
    const wanted = values.drop ?? values.retry;
    if (wanted === undefined) return { says: letters.length > 0 ? letters.map(lineOf) : ['没有没送到的'] };
    const isAll = act === 'retry' && wanted === 'all';
    const one = isAll ? undefined : given(values, act, ULID, '编号（不写就列出来）');
    const meant = letters.filter(({ letterId, canRetry, mayRepeat }) =>
      isAll ? canRetry && !mayRepeat : letterId === one,
    );
    if (meant.length === 0) return { says: [isAll ? '没有可以再送的' : `没有 ${one} 这一条，或已经处理了`] };
    if (act === 'retry' && meant.some(({ canRetry }) => !canRetry))
      throw new AdminProblem('这一条不能再送，只能 --drop');
    return {
      says: [`${act === 'retry' ? '要再送' : '不再送'} ${meant.length} 条`, ...meant.map(lineOf)],
      act: async () => {
        const action = act === 'retry' ? 'retryDeadLetter' : 'dropDeadLetter';
        for (const { letterId, version } of meant)
          await takeUp({ letterKind: kind, letterId, version, act, action, actor, requestId: newId(at) }, at);
        return [`做好了：${meant.length} 条`];
      },
    };
  },
};
