import { act, renderHook } from '@testing-library/react';
import { clearStorage } from '../../../test/taro';
import type { Question } from '@/platform/server/question';
import { clearSession } from '@/platform/server/session';
import { storedKeys } from '@/platform/storage';
import { useReportForm } from './use-report-form';

const about = (program: string): Question => ({
  about: `payment:${program}`,
  category: 'subsidy',
  description: `我对“${program}”有疑问：`,
  own: true,
});
const ask = (question: Question) =>
  renderHook(() =>
    useReportForm({
      question,
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

test('two questions of the same words about two payments have two drafts', async () => {
  const one = { ...about('稻谷补贴'), about: 'payment:mine' };
  const another = { ...one, about: 'payment:mothers' };
  const first = ask(one);
  await act(async () => first.result.current.edit({ description: '少了一亩' }));
  await settle();
  expect(ask(another).result.current.form.description).toBe(another.description);
  expect(ask(one).result.current.form.description).toBe('少了一亩');
});

test('a question of which only the mode or the category was changed stays, and comes back so', async () => {
  const question = about('稻谷补贴');
  const opened = ask(question);
  await act(async () => opened.result.current.edit({ mode: 'anonymous', category: 'money' }));
  await settle();
  opened.unmount();
  expect(ask(question).result.current.form).toMatchObject({ mode: 'anonymous', category: 'money' });
});

test('a question that is open while its writer signs out does not come back, also not by what was about to be kept', async () => {
  const question = about('稻谷补贴');
  const open = ask(question);
  await settle();
  await act(async () => open.result.current.edit({ description: '少了一亩' }));
  await act(async () => clearSession());
  open.unmount();
  await settle();
  expect(storedKeys('draft:question:')).toEqual([]);
});
