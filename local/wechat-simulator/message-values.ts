const length = (text: string) => [...text].length;
const DATE = String.raw`\d{4}年\d{1,2}月\d{1,2}日`;
const TIME = String.raw`\d{1,2}:\d{2}(:\d{2})?`;

/** WeChat's rule for each type of keyword in a subscription message. */
const RULES: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\w\p{L}]{1,5}$/u.test(value),
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  time: (value) => new RegExp(`^((${DATE} )?${TIME}|${DATE})(~((${DATE} )?${TIME}|${DATE}))?$`).test(value),
  date: (value) => new RegExp(`^${DATE}( ${TIME})?$`).test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8,
  name: (value) => (/^[\x20-\x7e]+$/.test(value) ? value.length <= 20 : length(value) <= 10),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

/** Whether `value` may stand at `key` (`thing1`, `phrase2`). Empty values and line breaks may nowhere. */
export const messageValueIsValid = (key: string, value: unknown): boolean => {
  const rule = RULES[key.replace(/\d+$/, '')];
  return typeof value === 'string' && value.trim() !== '' && !/[\r\n]/.test(value) && rule !== undefined && rule(value);
};
