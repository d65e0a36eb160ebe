import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { AppError } from '@shared/errors';
import { type AlertCommand, type AlertDetail, explainAlert, showAlert } from '@shared/supervision/supervision';
import { keyOf } from '@/platform/server/answers';
import { call, NetworkError } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { FIELD, FORM } from '../copy';
import { StepSheet } from './step-sheet';

// The network: what is sent and what comes back is what these tests say.
jest.mock('@/platform/server/call', () => ({
  ...jest.requireActual<object>('@/platform/server/call'),
  call: jest.fn(),
}));
const sent = jest.mocked(call as (...given: unknown[]) => Promise<unknown>);

const ULID = '01J9ZZZZZZZZZZZZZZZZZZZZZZ';
const AT = '2026-11-20T04:00:00.000Z';
const alert: AlertDetail = {
  alertId: ULID,
  ruleCode: 'YJ24',
  title: '租金逾期',
  domain: 'contracts',
  level: 'village',
  colour: 'orange',
  villageCode: '511503002201',
  sentence: '合同HT-1应收的租金还差¥10,000.00，逾期60天。',
  state: 'open',
  office: '罗龙街道办事处',
  raisedAt: AT,
  dueAt: AT,
  late: false,
  basis: '',
  ruleVersion: 1,
  exclusions: [],
  evidence: [],
  events: [],
  mayDo: ['explain'],
  version: 1,
};

const shown = (command: AlertCommand, onClose = jest.fn(), of = alert) => {
  const tree = (detail: AlertDetail) => (
    <QueryClientProvider client={queryClient}>
      <StepSheet alert={detail} command={command} onClose={onClose} />
    </QueryClientProvider>
  );
  const { rerender } = render(tree(of));
  return { onClose, show: (newer: AlertDetail) => rerender(tree(newer)) };
};
const area = () => screen.getByLabelText(FORM.explain.label);
const type = (value: string) => {
  fireEvent.input(area(), { target: { value }, detail: { value } });
};
const press = () => fireEvent.click(screen.getByText(FORM.explain.submit));

beforeEach(() => sent.mockReset());

test('what is too short is said in the form and nothing is sent', () => {
  shown('explain');
  type('好');
  press();
  expect(screen.getByText('请写清楚，至少 4 个字')).toBeInTheDocument();
  expect(sent).not.toHaveBeenCalled();
});

test('a lost network keeps what was typed, says so in the form, and sends it under the same key again', async () => {
  const { onClose } = shown('explain');
  sent.mockRejectedValueOnce(new NetworkError('timeout')).mockResolvedValueOnce({ ...alert, version: 2 });
  type('承租人住院，月底前付清');
  press();
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(onClose).not.toHaveBeenCalled();
  press();
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  const keys = sent.mock.calls.map(([, request]) => (request as { idempotencyKey: string }).idempotencyKey);
  expect(keys[1]).toBe(keys[0]);
  expect(sent.mock.calls[0]).toMatchObject([
    explainAlert,
    { params: { alertId: ULID }, body: { version: 1, text: '承租人住院，月底前付清' } },
  ]);
});

test('when somebody was first the newer alert is taken, and the next attempt is on its version', async () => {
  const newer: AlertDetail = { ...alert, state: 'assigned', version: 2 };
  const { show, onClose } = shown('explain');
  sent.mockRejectedValueOnce(new AppError('version.stale', newer)).mockResolvedValueOnce({ ...newer, version: 3 });
  type('承租人住院，月底前付清');
  press();
  expect(await screen.findByText(FIELD.stale)).toBeInTheDocument();
  expect(queryClient.getQueryData(keyOf(showAlert, { params: { alertId: ULID } }))).toEqual(newer);
  show(newer);
  press();
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  expect(sent.mock.calls[1]).toMatchObject([explainAlert, { body: { version: 2 } }]);
});
