import Taro from '@tarojs/taro';
import { clearStorage } from '../../../test/taro';
import { discard, enqueue, getOutbox } from '@/platform/sending/outbox';
import { draftOf, type Question } from '@/platform/server/question';
import { readStored, store } from '@/platform/storage';
import { rewrite } from './rewrite';
import { REPORT, type OutgoingReport, type ReportInOutbox } from './send-report';

const question: Question = {
  about: 'payment:one',
  category: 'subsidy',
  description: '我对稻谷补贴有疑问：',
  own: true,
};
const body: OutgoingReport = {
  mode: 'named',
  report: { villageCode: '511503002203', category: 'subsidy', description: '少了一亩', about: { kind: 'village' } },
  villageName: '牛角村',
  by: 'me',
};
const refused = async (more: Partial<OutgoingReport>) => {
  await enqueue({ key: 'refused', kind: REPORT, body: { ...body, ...more }, files: [] });
  return getOutbox()[0] as ReportInOutbox;
};

beforeEach(() => {
  clearStorage();
  getOutbox().forEach(({ key }) => discard(key));
});

test('a refused question goes back to its own draft and page, and the tab keeps what lay there', async () => {
  const ofTab = { description: '村道开裂了', mode: 'anonymous' };
  store('draft:report', ofTab);
  const edit = jest.fn();
  rewrite(await refused({ question }), edit);
  expect(edit).not.toHaveBeenCalled();
  expect(readStored('draft:report')).toEqual(ofTab);
  expect(readStored(`draft:${draftOf(question)}`)).toMatchObject({ description: '少了一亩', mode: 'named' });
  expect(Taro.navigateTo).toHaveBeenCalledWith(expect.objectContaining({ url: '/features/reports/ask/index' }));
  expect(getOutbox()).toEqual([]);
});

test('what was written in the tab goes back to the tab', async () => {
  const edit = jest.fn();
  rewrite(await refused({}), edit);
  expect(edit).toHaveBeenCalledWith(expect.objectContaining({ description: '少了一亩' }));
});
