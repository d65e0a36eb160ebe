import type { Role } from '@shared/roles';

export type Office = Exclude<Role, 'resident'>;

export const OFFICE_WORDS: Record<Office, string> = {
  cadre: '村干部',
  township: '镇街',
  regulator: '区监管',
  custodian: '身份保管员',
  admin: '管理员',
};
