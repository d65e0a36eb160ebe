export const PAYEES = {
  expense: '付给了谁',
  income: '从谁那收的',
  total: { expense: '一共付了', income: '一共收了' },
  count: (count: number) => `${count} 笔`,
  noName: '没写名字的',
  others: (count: number) => `还有 ${count} 笔零散的，合在一起`,
  othersNote: '用“查账”可以找到每一笔。',
  masked: '带星号的名字是村民。名字遮住以后一样的，可能不止一个人，会合在一起算。',
  empty: { expense: '这一年还没有付钱', income: '这一年还没有收钱' },
  noBook: (year: number) => `${year}年还没有公开账目`,
};
