/** 423.5 → “423.5”, 1234.567 → “1,234.57”: 亩 as people write it, without trailing zeros. */
export const areaWords = (mu: number): string => {
  const [whole = '0', fraction] = String(Math.round(mu * 100) / 100).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
};
