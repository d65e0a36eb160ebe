import { render, screen } from '@testing-library/react';
import { CheckSheet } from './check-sheet';
import { BLANK, BLANK_PAYMENT } from './form';

const nothing = () => undefined;

test('two payees of one name are told apart before their money is held', () => {
  const payees = [
    { payeeId: 'one', name: '王秀英', tail: '6789' },
    { payeeId: 'other', name: '王秀英', tail: '4321' },
  ];
  const payments = payees.map(({ payeeId }, place) => ({ ...BLANK_PAYMENT, payeeId, yuan: String(place + 1) }));
  const calls = { onSubmit: nothing, onKeep: nothing, onClose: nothing };
  render(
    <CheckSheet
      typed={{ ...BLANK, kind: 'service', payments }}
      payees={payees}
      account=""
      chart=""
      papers={1}
      pending={false}
      error={null}
      {...calls}
    />,
  );
  expect(screen.getByText('王秀英（尾号 6789） ¥1.00')).toBeTruthy();
  expect(screen.getByText('王秀英（尾号 4321） ¥2.00')).toBeTruthy();
});
