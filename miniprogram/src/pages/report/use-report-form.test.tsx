import { act, renderHook } from '@testing-library/react';
import { clearStorage } from '../../../test/taro';
import { draftOf, type Question } from '@/platform/question';
import { clearSession } from '@/platform/session';
import { storedKeys } from '@/platform/storage';
import { useReportForm } from './use-report-form';

const about = (program: string): Question => ({
  category: 'subsidy',
  description: `我对“${program}”有疑问：`,
  own: true,
});
const ask = (question: Question) =>
  renderHook(() =>
    useReportForm({
      draft: draftOf(question),
      initial: { category: question.category, description: question.description, mode: 'named' },
    }),
  );
const settle = () => act(async () => new Promise((done) => setTimeout(done, 500)));

beforeEach(clearStorage);

test('a question neither finds nor touches what lies in the tab, nor another question', async () => {
  const tab = renderHook(() => useReportForm());
  await act(async () => tab.result.current.edit({ description: '村道开裂了', category: 'works' }));
  await settle();
  const first = ask(about('稻谷补贴'));
  expect(first.result.current.form).toMatchObject({ description: '我对“稻谷补贴”有疑问：', mode: 'named' });
  await act(async () => first.result.current.edit({ description: '我对“稻谷补贴”有疑问：少了一亩' }));
  await settle();
  first.unmount();
  expect(ask(about('耕地补贴')).result.current.form.description).toBe('我对“耕地补贴”有疑问：');
  expect(tab.result.current.form).toMatchObject({ description: '村道开裂了', category: 'works', mode: 'anonymous' });
  // What was written is there when one asks about the same payment again.
  expect(ask(about('稻谷补贴')).result.current.form.description).toBe('我对“稻谷补贴”有疑问：少了一亩');
});

test('a question left as it was opened, and any question after signing out, leaves nothing on the phone', async () => {
  const question = about('稻谷补贴');
  const kept = () => storedKeys('draft:question:');
  const opened = ask(question);
  await settle();
  expect(kept()).toHaveLength(1);
  opened.unmount();
  expect(kept()).toEqual([]);
  const written = ask(question);
  await act(async () => written.result.current.edit({ description: `${question.description}少了一亩` }));
  await settle();
  written.unmount();
  expect(kept()).toHaveLength(1);
  act(() => clearSession());
  expect(kept()).toEqual([]);
});
