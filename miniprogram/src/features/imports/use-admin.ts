import { useMe } from '@/platform/server/session';

/** Whether whoever is signed in administers something; the server asks of what. */
export const useAdmin = (): boolean => useMe()?.grants.some(({ role }) => role === 'admin') ?? false;
