import { showMyTransfer } from '@shared/wechat-pay/transfers';
import { askedAfter } from './waiting';

test('who leaves the page open with three payments on it is never asked to stop', () => {
  const { calls, perSeconds } = showMyTransfer.limit!;
  let asked = 0;
  for (let at = 0; at < perSeconds * 1000; asked += 1)
    at += askedAfter({ state: { status: 'success', dataUpdateCount: asked, errorUpdateCount: 0 } });
  expect(3 * asked).toBeLessThan(calls);
});
