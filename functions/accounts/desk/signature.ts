import type { Caller } from '../../platform/sessions';

/** How one who keeps the books signs: their own name, which stands on the voucher for all to see. */
export const signatureOf = ({ person, grants }: Pick<Caller, 'person' | 'grants'>): string =>
  person?.name ?? grants.find(({ title }) => title)?.title ?? '经办人';

/** 代理记账: the town's office keeps its villages' books. */
export const bookkeeperOf = (townName: string): string => `${townName}农村集体财务代理中心`;
