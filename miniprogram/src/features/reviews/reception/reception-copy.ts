export const reception = {
  byRated: '本人答复',
  changed: '改过',
  answer: '公开答复',
  change: '修改答复',
  answerNote: '一条评价答复一次，一天以内可以改。大家都看得到，看不到是谁写的，也不要去打听。',
  wordsLabel: '答复',
  wordsPlaceholder: '怎么回事，怎么办，什么时候办',
  send: '公开答复',
  sendAsk: '答复公开在这条评价下面，作者会收到提醒。',
  sent: '已公开',
  cancel: '先不答',
};
