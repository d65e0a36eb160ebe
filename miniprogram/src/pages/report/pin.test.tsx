import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { BLANK, bodyOf, type ReportForm, writtenIn } from './form';
import { Pin } from './pin';

const changed = async (form: Partial<ReportForm>, button: string): Promise<Partial<ReportForm>> => {
  const onChange = jest.fn<void, [Partial<ReportForm>]>();
  const { unmount } = render(<Pin form={{ ...BLANK, ...form }} onChange={onChange} />);
  fireEvent.click(screen.getByText(button));
  await waitFor(() => expect(onChange).toHaveBeenCalled());
  unmount();
  return onChange.mock.calls[0]![0];
};

test('what leaves the phone is the place to about 100 m, and the person’s own words stay', async () => {
  const chosen = {
    name: '大堰塘',
    address: '牛角村3组',
    latitude: 28.841234,
    longitude: 104.978765,
    errMsg: 'chooseLocation:ok',
  };
  Taro.chooseLocation = jest.fn().mockResolvedValue(chosen);
  const spot = { latitude: 28.841, longitude: 104.979 };
  expect(await changed({}, '在地图上指一指')).toEqual({ place: '大堰塘', spot });
  expect(await changed({ place: '水塘边' }, '在地图上指一指')).toEqual({ place: '水塘边', spot });
  expect(bodyOf({ ...BLANK, place: '水塘边', spot }).place).toEqual({ text: '水塘边', ...spot });
  expect(bodyOf({ ...BLANK, spot }).place).toEqual({ text: '', ...spot });
  expect(bodyOf(BLANK)).not.toHaveProperty('place');
});

test('a point can be taken away, and comes back with a report that is written anew', async () => {
  const spot = { latitude: 28.841, longitude: 104.979 };
  expect(await changed({ spot }, '不要这个点')).toEqual({ spot: undefined });
  const report = bodyOf({ ...BLANK, place: '水塘边', spot });
  expect(writtenIn({ mode: 'named', report, villageName: '牛角村' } as never).spot).toEqual(spot);
});
