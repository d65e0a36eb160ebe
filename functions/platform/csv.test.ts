import { csvText, inert } from './csv';

describe('a text that a spreadsheet would run', () => {
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦'];
  const before = [
    '',
    ' ',
    '   ',
    '\t',
    '\n',
    '\r\n',
    '\u3000',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u202e',
    '\u00ad',
    '\u0000',
    ' \u200d ',
  ];
  test.each(before.flatMap((blank) => signs.map((sign) => `${blank}${sign}HYPERLINK("x")`)))(
    '%j begins with a quote',
    (text) => {
      expect(inert(text)).toMatch(/^'/);
      expect(csvText([[text]])).toMatch(/^\ufeff"'/);
    },
  );

  test.each(['\tx', '\rx', '\nx'])('%j begins with a quote', (text) => expect(inert(text)).toBe(`'${text}`));

  test.each(['沟渠\n=1+1', '沟渠\r\n ＝1+1', '沟渠\r@x'])('%j has none at the beginning of a line either', (text) => {
    for (const line of inert(text).split(/[\r\n]+/)) expect(line).not.toMatch(/^\s*[=@＝]/);
  });

  test.each(['王秀英', '3-5组', 'a=b', '1+1', '', '（-5）', '沟渠\n第二段', '−¥12.00'])('%j stays as it is', (text) =>
    expect(inert(text)).toBe(text),
  );
});

test('numbers stay numbers, and what separates cells is quoted', () => {
  expect(csvText([[-5, 3.2, 'a,=1', 'b;=1', 'c"d']])).toBe('\ufeff-5,3.2,"a,=1","b;=1","c""d"\r\n');
});
