import fc from 'fast-check';
import { idCheckDigit } from '@shared/text/id-number';
import { type Cell, type CellParser, CellProblem, isBlank, joinsDigits } from './cell';
import { day, month, year } from './days';
import { cardTail, idNumber, personName, phone } from './identity';
import { money, quantity, wholeNumber } from './numbers';
import { choice, code, words, yesNo } from './words';
import { period } from '../kinds/payment-columns';

const text = (value: string): Cell => ({ text: value });
const csv = (value: string): Cell => ({ text: value, untyped: true });
const number = (value: number, more: Partial<Cell> = {}): Cell => ({ text: String(value), number: value, ...more });
const date = (serial: number, from1904 = false): Cell =>
  number(serial, { isDate: true, ...(from1904 && { from1904 }) });
const shown = (value: number, as: string, isDate = false): Cell =>
  number(value, { shown: as, ...(isDate && { isDate }) });
const read = <T>(parse: CellParser<T>, cell: Cell): T | string => {
  const value = parse(cell);
  return value instanceof CellProblem ? `✗ ${value.message}` : value;
};
const refused = expect.stringMatching(/^✗ /);

describe('digits that are not one number', () => {
  it.each([
    '12米²',
    '12 m ²',
    '12 km²',
    '1 200 元（含 5 户）',
    '5 户 1 200 元',
    '1 200 300.50',
    '120 350',
    '12 亩 5 分',
  ])('are not in %j', (cell) => expect(joinsDigits(cell)).toBe(false));
  it.each([
    '1200²',
    '12①',
    '12米①',
    '1 200 5',
    '12 5',
    '3.5 200',
    '1,200 300',
    '1 200.50 300',
    '1 200 元 12 5',
    '120\n35',
  ])('are in %j', (cell) => expect(joinsDigits(cell)).toBe(true));
});

describe('money', () => {
  it.each([
    ['1200', 120_000],
    ['1200.5', 120_050],
    ['1200.50', 120_050],
    ['1,200.00', 120_000],
    ['12,345,678.90', 1_234_567_890],
    ['¥1,200.00', 120_000],
    ['￥1200', 120_000],
    ['１，２００．５０', 120_050],
    ['1200元', 120_000],
    ['1200 元整', 120_000],
    ['1200圆', 120_000],
    ['人民币1200元', 120_000],
    ['RMB 1200', 120_000],
    ['1.2万', 1_200_000],
    ['1.2 万元', 1_200_000],
    ['１．２万', 1_200_000],
    ['1.2345万元', 1_234_500],
    ['0.05', 5],
    ['.5', 50],
    ['3.', 300],
    [' 1 200 ', 120_000],
    ['1 200 300.50 元', 120_030_050],
    ['\n1200\n元', 120_000],
    ['\u00a01200\u00a0', 120_000],
    ["'1200", 120_000],
    ['+1200', 120_000],
    ['1200.10000', 120_010],
    ['1.2E+3', 120_000],
    ['2千', 200_000],
    ['1亿', 10_000_000_000],
  ])('reads %j', (cell, fen) => expect(read(money(), text(cell))).toBe(fen));

  it.each([
    [1200, 120_000],
    [0.1 + 0.2, 30],
    [1200.0999999999999, 120_010],
    [1e5, 10_000_000],
    [377.6, 37_760],
    [4.35, 435],
    [1.005, refused],
    [33.333333333, refused],
    [1e21, refused],
    [-5, refused],
    [0, refused],
  ])('reads the number %d', (value, fen) => expect(read(money(), number(value))).toEqual(fen));

  it.each([
    ['12.345', /3 位小数/],
    ['1,20', /不是金额/],
    ['12,00.00', /不是金额/],
    ['壹仟元整', /不是金额/],
    ['约1200', /不是金额/],
    ['1200/2', /不是金额/],
    ['12%', /不是金额/],
    ['1200-', /不是金额/],
    ['(100)', /负数/],
    ['-100', /负数/],
    ['0', /是 0/],
    ['6217000012345678901', /太大/],
    ['1200①', /不是金额/],
    ['1200²', /不是金额/],
    ['①', /不是金额/],
    ['120\n35', /不是金额/],
    ['120\r35', /不是金额/],
    ['12 5', /不是金额/],
    ['1e999', /不是金额/],
    ['1.23456万', undefined],
    ['1.2345678万', /位小数/],
  ])('of %j says what is wrong', (cell, message) => {
    const value = read(money(), text(cell));
    if (message) expect(value).toMatch(message);
    else expect(value).toBe(1_234_560);
  });

  it.each([
    ['(100)', -10_000],
    ['（1,200.50）', -120_050],
    ['-100', -10_000],
    ['－100', -10_000],
    ['−100', -10_000],
    ['¥-100', -10_000],
    ['-¥100', -10_000],
    ['(¥100元)', -10_000],
    ['0', 0],
    ['0.00', 0],
    ['-0', 0],
  ])('where they are allowed reads %j', (cell, fen) =>
    expect(read(money({ negative: true, zero: true }), text(cell)) as number).toBeCloseTo(fen, 9),
  );

  it('reads back any sum in any of an office’s styles', () => {
    const thousands = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',');
    const wide = (value: string) =>
      value.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    const styles: ((yuan: string, fen: string) => string)[] = [
      (yuan, fen) => `${yuan}.${fen}`,
      (yuan, fen) => `${thousands(yuan)}.${fen}`,
      (yuan, fen) => `¥${thousands(yuan)}.${fen}元`,
      (yuan, fen) => wide(`${yuan}.${fen}`),
      (yuan, fen) => ` ${yuan}.${fen} 元`,
      (yuan, fen) => `'${yuan}.${fen}`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.constantFrom(...styles), (fen, style) => {
        const digits = String(fen).padStart(3, '0');
        expect(read(money(), text(style(digits.slice(0, -2), digits.slice(-2))))).toBe(fen);
        if (fen < 10 ** 11) expect(read(money(), number(fen / 100))).toBe(fen);
      }),
    );
  });
});

describe('quantities and whole numbers', () => {
  it.each([
    ['3.2', 3.2],
    ['3.2亩', 3.2],
    ['３．２ 亩', 3.2],
    ['1,200', 1200],
    ['2人', 2],
    ['0.0001', 0.0001],
    ['1.2万', 12_000],
  ])('reads %j', (cell, value) => expect(read(quantity(), text(cell))).toBe(value));
  it.each(['-1', '0', '3.2.1', '一亩', '1.23456'])('refuses %j', (cell) =>
    expect(read(quantity(), text(cell))).toEqual(refused),
  );
  it.each([
    ['5', 5],
    ['５ 年', 5],
    ['5.0', 5],
    ['2张', 2],
  ])('reads %j as a whole number', (cell, value) => expect(read(wholeNumber(0, 100), text(cell))).toBe(value));
  it.each(['5.5', '101', '-1', '多'])('refuses %j as a whole number', (cell) =>
    expect(read(wholeNumber(0, 100), text(cell))).toEqual(refused),
  );
});

describe('days', () => {
  it.each([
    '2024.3.5',
    '2024/3/5',
    '2024-03-05',
    '2024-3-5',
    '2024年3月5日',
    '2024年03月05日',
    '2024 年 3 月 5 日',
    '2024年3月5号',
    '20240305',
    '２０２４．３．５',
    '2024-03-05 00:00:00',
    '2024/3/5 9:30',
    '2024-03-05T00:00:00.000Z',
    '2024·3·5',
    ' 2024.3.5 ',
    "'2024-03-05",
    '45356',
    '2024/3/5 12:30',
    '2024年3月5日9:30',
    '20240305103000',
    '20240305 10:30:00',
    '2024-03-05T09:30:00',
    '2024-03-04T16:00:00.000Z',
    '2024-03-04T16:00:00Z',
    '2024-03-05T15:59:59Z',
    '2024-03-05T00:00:00+08:00',
    '2024-03-05 00:00:00+0800',
    '2024-03-04T11:00:00-05:00',
  ])('reads %j', (cell) => expect(read(day, text(cell))).toBe('2024-03-05'));
  it.each([
    ['serials of 1900', date(45_356), '2024-03-05'],
    ['serials of 1904', date(43_894, true), '2024-03-05'],
    ['serials with a time', date(45_356.75), '2024-03-05'],
    ['bare serials', number(45_356), '2024-03-05'],
    ['eight digits as a number', number(20_240_305), '2024-03-05'],
    ['the first right serial', date(61), '1900-03-01'],
    ['29 February', text('2024.2.29'), '2024-02-29'],
  ])('reads %s', (_, cell, value) => expect(read(day, cell)).toBe(value));
  it.each([
    ['2023.2.29', /没有这一天/],
    ['2024.13.1', /没有这一天/],
    ['20240230', /没有这一天/],
    ['24.3.5', /两位/],
    ['24年3月5日', /两位/],
    ['3/5/2024', /分不清/],
    ['2024.3', /没有日/],
    ['2024年3月', /没有日/],
    ['三月五日', /不是日期/],
    ['1200', /不是日期/],
    ['2024', /不是日期/],
    ['99999', /不是日期/],
  ])('of %j says what is wrong', (cell, message) => expect(read(day, text(cell))).toMatch(message));
  it('of the first at half past twelve does not make the eleventh', () =>
    expect(read(day, text('2024/3/1 12:30'))).toBe('2024-03-01'));
  it('does not believe in 1900-02-29', () => expect(read(day, date(60))).toEqual(refused));

  it.each([
    [text('2024.3'), '2024-03'],
    [text('2024-03'), '2024-03'],
    [text('2024/3'), '2024-03'],
    [text('2024年3月'), '2024-03'],
    [text('2024年3月份'), '2024-03'],
    [text('202403'), '2024-03'],
    [text('2024.10'), '2024-10'],
    [text('2024.1'), '2024-01'],
    [number(2024.3), '2024-03'],
    [number(202_403), '2024-03'],
    [text('2024.3.5'), '2024-03'],
    [date(45_356), '2024-03'],
    [csv('2024.01'), '2024-01'],
    [csv('2024.10'), '2024-10'],
  ])('reads the month of %j', (cell, value) => expect(read(month, cell)).toBe(value));
  it.each([number(2024.1), csv('2024.1')])('does not guess whether %j was October', (cell) =>
    expect(read(month, cell)).toMatch(/1 月还是 10 月/),
  );
  it.each(['2024.13', '2024', '三月'])('refuses the month %j', (cell) =>
    expect(read(month, text(cell))).toEqual(refused),
  );
  it.each([
    ['2024', 2024],
    ['2024年', 2024],
    ['2024年度', 2024],
    ['２０２４', 2024],
    ['2024.0', 2024],
  ])('reads the year %j', (cell, value) => expect(read(year, text(cell))).toBe(value));

  it('reads back any day in any style', () => {
    const styles: ((y: string, m: number, d: number) => string)[] = [
      (y, m, d) => `${y}.${m}.${d}`,
      (y, m, d) => `${y}/${m}/${d}`,
      (y, m, d) => `${y}年${m}月${d}日`,
      (y, m, d) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
    ];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1960-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom(...styles),
        (at, style) => {
          const wanted = at.toISOString().slice(0, 10);
          const [y = '', m = '', d = ''] = wanted.split('-');
          expect(read(day, text(style(y, Number(m), Number(d))))).toBe(wanted);
          const serial = Math.round((Date.parse(wanted) - Date.UTC(1899, 11, 30)) / 86_400_000);
          expect(read(day, date(serial))).toBe(wanted);
          expect(read(day, date(serial - 1462, true))).toBe(wanted);
        },
      ),
    );
  });
});

const first17 = '51150319700101001';
const good = first17 + idCheckDigit(first17);
const withX = (() => {
  for (let place = 0; ; place += 1) {
    const digits = `5115031970010${String(1000 + place)}`;
    if (idCheckDigit(digits) === 'X') return `${digits}X`;
  }
})();

describe('identity numbers', () => {
  it.each([
    good,
    ` ${good} `,
    `'${good}`,
    `‘${good}`,
    `${good.slice(0, 6)} ${good.slice(6, 14)} ${good.slice(14)}`,
    good.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    `\u200b${good}`,
  ])('reads %j', (cell) => expect(read(idNumber, text(cell))).toBe(good));
  it.each([withX, withX.toLowerCase(), withX.replace('X', 'ｘ'), withX.replace('X', '×')])('reads %j', (cell) =>
    expect(read(idNumber, text(cell))).toBe(withX),
  );
  it.each<[string, Cell, RegExp]>([
    ['1.23E+17', text('5.11503E+17'), /1\.23E\+17.*文本/],
    ['1.23e17', text('5.11503e17'), /文本/],
    ['the number Excel rounded', number(511503197001010000), /15 位.*文本/],
    ['its digits in a CSV', csv('511503197001010000'), /000.*文本/],
    ['15 digits', text('511503700101001'), /旧身份证号/],
    ['a wrong digit', text(`${first17}${good[17] === '1' ? '2' : '1'}`), /校验/],
    ['17 digits', text(first17), /17 位/],
    ['stars', text('5115**********0010'), /星号/],
    ['a name', text('王秀英'), /18 位/],
    ['no such birthday', text('511503197013010010'), /校验/],
  ])('refuses %s', (_, cell, message) => expect(read(idNumber, cell)).toMatch(message));
});

describe('names, phones, cards', () => {
  it.each([
    ['王秀英', '王秀英'],
    ['王 英', '王英'],
    ['王　　英', '王英'],
    [' 李明 ', '李明'],
    ['买买提•吐尔逊', '买买提·吐尔逊'],
    ['买买提.吐尔逊', '买买提·吐尔逊'],
    ['John Smith', 'John Smith'],
    ['欧阳\u200b建国', '欧阳建国'],
    ['⻢秀英', '马秀英'],
    ['⻩秀英', '黄秀英'],
    ['王秀英\u2069', '王秀英'],
    ['\ue863永革', '䶮永革'],
    ['𠮷田玉', '𠮷田玉'],
    ['阿依古丽●买买提', '阿依古丽·买买提'],
  ])('reads the name %j', (cell, name) => expect(read(personName, text(cell))).toBe(name));
  it.each([
    ['王\ue100英', /U\+E100/],
    ['王\u{f0001}英', /U\+F0001/],
    ['王?英', /“\?”/],
    ['王？英', /“\?”/],
    ['王□英', /“□”/],
    ['王\ufffd', /U\+FFFD/],
    ['王\ud842', /U\+D842/],
  ])('refuses a name with a letter that is lost: %j', (cell, message) =>
    expect(read(personName, text(cell))).toMatch(message),
  );
  it.each(['王', '王*英', '张3', '1'])('refuses the name %j', (cell) =>
    expect(read(personName, text(cell))).toEqual(refused),
  );

  it.each([
    [text('13812345678'), '13812345678'],
    [text('138 1234 5678'), '13812345678'],
    [text('138-1234-5678'), '13812345678'],
    [text('+8613812345678'), '13812345678'],
    [csv('13812345678.0'), '13812345678'],
    [number(13812345678), '13812345678'],
    [text('0831-3322110'), '08313322110'],
    [text('１３８１２３４５６７８'), '13812345678'],
  ])('reads the phone %j', (cell, value) => expect(read(phone, cell)).toBe(value));
  it.each(['1.38E+10', '138****5678', '1381234567', '23812345678'])('refuses the phone %j', (cell) =>
    expect(read(phone, text(cell))).toEqual(refused),
  );

  it.each([
    [text('6217000012345678901'), '8901'],
    [text('6217 0000 1234 5678 901'), '8901'],
    [text('8901'), '8901'],
    [text('****8901'), '8901'],
    [text('尾号8901'), '8901'],
    [text('621700******1234'), '1234'],
    [text('6217 00** **** 1234'), '1234'],
    [text('621700XXXXXXXXX1234'), '1234'],
    [csv('6217001234****5678'), '5678'],
    [number(45), '0045'],
    [csv('45'), '0045'],
  ])('reads the card %j', (cell, value) => expect(read(cardTail, cell)).toBe(value));
  it.each([
    text('6.217E+18'),
    number(6217000012345678900),
    text('62170000'),
    text('农商行'),
    text('621700******'),
    text('62170000****12'),
    shown(45_363, '3月12日', true),
  ])('refuses the card %j', (cell) => expect(read(cardTail, cell)).toEqual(refused));
});

describe('codes, choices, words', () => {
  const account = code(/^\d{3}(?:\d{2})*$/, '不对');
  it.each([
    [text('102'), '102'],
    [number(102), '102'],
    [csv('102.0'), '102'],
    [text(' １０２０１ '), '10201'],
    [shown(102, '00102'), '00102'],
    [shown(102, '102.00'), '102'],
    [shown(102, '1,02'), '102'],
  ])('reads the code %j', (cell, value) => expect(read(account, cell)).toBe(value));
  it('puts back leading zeros where the length is known', () =>
    expect(read(code(/^\d{4}$/, '不对', 4), number(12))).toBe('0012'));
  it.each([text('1.23E+17'), number(2 ** 60), text('10-2'), shown(45_363, '2024年3月', true), date(45_363)])(
    'refuses the code %j',
    (cell) => expect(read(account, cell)).toEqual(refused),
  );
  it.each(['是', '√', '✓', '有', 'Y', 'y', '1', 'TRUE', '对'])('takes %j as yes', (cell) =>
    expect(read(yesNo, text(cell))).toBe(true),
  );
  it.each(['否', '×', 'N', '0', 'false', '没有'])('takes %j as no', (cell) =>
    expect(read(yesNo, text(cell))).toBe(false),
  );
  it('says what may be chosen', () =>
    expect(
      read(
        choice([
          ['a', '甲', '一'],
          ['b', '乙'],
        ]),
        text('丙'),
      ),
    ).toBe('✗ 只能填：甲、乙'));
  it('keeps words as they are', () => {
    expect(read(words(), text('  收鱼塘\n租金（2026年） '))).toBe('收鱼塘 租金（2026年）');
    expect(read(words(3), text('四个字了'))).toEqual(refused);
  });
  it.each([
    [shown(46_082, '2026年3月', true), '2026年3月'],
    [shown(46_082, '2026-03', true), '2026-03'],
    [shown(46_093, '2026年3月12日', true), '2026年3月12日'],
    [shown(46_093, '2026/3/12', true), '2026/3/12'],
    [number(2026), '2026'],
    [csv('2026.0'), '2026'],
    [csv('3.10'), '3.10'],
    [shown(0.05, '5%'), '5%'],
    [shown(12, '0012'), '0012'],
    [shown(1234.5, '1,234.50'), '1234.5'],
    [number(0.1 + 0.2), '0.3'],
  ])('reads the words of %j', (cell, value) => expect(read(words(), cell)).toBe(value));
  it.each([
    shown(46_082, '2026年3月1日', true),
    shown(45_363, '3月12日', true),
    shown(45_363, '12-Mar', true),
    shown(46_093, '3/12/26', true),
    shown(46_093.5, '2026/3/12 12:00', true),
    date(46_082),
  ])('does not guess what %j was', (cell) => expect(read(words(), cell)).toMatch(/变成了日期.*文本/));
  it.each([csv('5.11503E+17'), number(511503197001010000)])('does not take %j for words', (cell) =>
    expect(read(words(), cell)).toMatch(/丢了/),
  );
  it.each([
    [money(), date(46_082), /日期/],
    [money(), shown(0.05, '5%'), /百分数（5%）/],
    [quantity(), date(46_082), /日期/],
    [quantity(), shown(0.05, '5%'), /百分数/],
    [wholeNumber(0, 100_000), date(46_082), /日期/],
    [wholeNumber(0, 100), shown(1, '100%'), /百分数/],
  ])('no number is read from what shows something else (%#)', (parse, cell, message) =>
    expect(read<unknown>(parse, cell)).toMatch(message),
  );
  it.each(['BT01\u2069', '\u00adBT01', 'BT01\ufe0f', 'BT\u034f01', 'BT01\u{e0100}'])(
    'what nobody sees is no part of %j',
    (cell) => expect(read(words(), text(cell))).toBe('BT01'),
  );
  it.each(['', ' ', '　', '-', '—', '/', '无', '\u200b'])('takes %j for blank', (cell) =>
    expect(isBlank(text(cell))).toBe(true),
  );
  it.each(['0', '无锡', '#N/A'])('does not take %j for blank', (cell) =>
    expect(isBlank({ text: cell, isError: cell.startsWith('#') })).toBe(false),
  );
});

describe('siblings of what an office sends', () => {
  it.each<[string, Cell]>([
    ['dollars', text('$1200')],
    ['below zero twice', text('(-5)')],
    ['shown in 万 by its format', shown(12_000, '1.20万')],
    ['kept as 1.2 and shown as 1.2万', shown(1.2, '1.2万')],
    ['shown a thousandth of itself', shown(12_000, '12.00')],
    ['shown as 1.2 of 12000', shown(12_000, '1.2')],
    ['shown in dollars', shown(1200, '$1,200.00')],
  ])('money: refuses what is %s', (_, cell) => expect(read(money({ negative: true }), cell)).toEqual(refused));
  it.each<[number, string]>([
    [1200, '¥1,200.00'],
    [1200, '1200元'],
    [1200.5, '1201'],
    [1200, '壹仟贰佰元整'],
    [120, '00120'],
    [1200, '(1,200.00)'],
    [118, '118.00元/亩'],
  ])('money: %d shown as %s is the same', (amount, as) =>
    expect(read(money(), shown(amount, as))).toBe(Math.round(amount * 100)),
  );
  it.each([
    ['2026-03-01T24:00:00', refused],
    ['2026-03-01T25:99:00Z', refused],
    ['20260301256000', refused],
    ['2026年03月01日 星期日', '2026-03-01'],
    ['2026-03-01(周日)', '2026-03-01'],
    ['2026-03-01 23:59:59', '2026-03-01'],
  ])('day: %s', (written, wanted) => expect(read(day, csv(written))).toEqual(wanted));
  it.each([
    ['008613812345678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['013812345678', '13812345678'],
    ['138.1234.5678', '13812345678'],
    ['0831—3322456', '08313322456'],
    ['（0831）3322456', '08313322456'],
  ])('phone: %s', (written, wanted) => expect(read(phone, text(written))).toBe(wanted));
  it.each([
    ['6217000000001***', refused],
    ['621700000000****', refused],
    ['1234****', refused],
    ['6217●●●●1234', '1234'],
    ['6217####1234567', '4567'],
    ['(1234)', '1234'],
  ])('card: %s', (written, wanted) => expect(read(cardTail, text(written))).toEqual(wanted));
  it.each([
    '王×英',
    '王○英',
    '王X英',
    '王X',
    '王_英',
    '张三/李四',
    '王秀英、李四',
    '王秀英&李四',
    '户主：王秀英',
    '王秀英\n李四',
  ])('name: refuses %j', (written) => expect(read(personName, text(written))).toEqual(refused));
  it.each([
    ['阿卜杜拉·\n买买提', '阿卜杜拉·买买提'],
    ['王\n秀英', '王秀英'],
    ['欧阳 建国', '欧阳建国'],
    ['斯日古楞', '斯日古楞'],
    ['高社会', '高社会'],
  ])('name: reads %j', (written, wanted) => expect(read(personName, text(written))).toBe(wanted));
});

describe('a period is one however it is written', () => {
  it.each([
    ['2026.3', '2026年3月'],
    ['202603', '2026年3月'],
    ['2026年03月份', '2026年3月'],
    ['2026年三月', '2026年3月'],
    ['2026年十二月', '2026年12月'],
    ['2026年第一季度', '2026年第一季度'],
    ['2026年1季度', '2026年第一季度'],
    ['2026上半年', '2026年上半年'],
    ['2026年度下半年', '2026年下半年'],
    ['2026年度', '2026年'],
    ['2026年1月-3月', '2026年1-3月'],
    ['2026年1月份至3月份', '2026年1-3月'],
    ['2026年1－3月', '2026年1-3月'],
    ['2026年01～03月', '2026年1-3月'],
    ['2026.01-2026.03', '2026年1-3月'],
    ['2026年3月-3月', '2026年3月'],
    ['2025年12月至2026年2月', '2025年12月-2026年2月'],
    ['2026年3-2月', refused],
    ['2026年1-13月', refused],
    ['2026.1', refused],
    ['2026-13', refused],
    ['2026年0月', refused],
    ['46082', refused],
  ])('%s', (written, wanted) => expect(read(period, csv(written))).toEqual(wanted));
});
