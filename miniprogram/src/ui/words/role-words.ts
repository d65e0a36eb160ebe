import type { WorkingRole } from '@/platform/server/session';

export const ROLE_WORDS: Record<WorkingRole | 'resident', string> = {
  resident: '村民',
  cadre: '村干部',
  township: '镇街',
  regulator: '区监管',
};
