import type { ReactNode } from 'react';
import { useMe } from '@/platform/server/session';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { COMMON } from './copy';

/** Whether whoever is signed in administers something; the server asks of what. */
const useAdmin = (): boolean => useMe()?.grants.some(({ role }) => role === 'admin') ?? false;

/** The page of an admin; anyone else is told so. */
export function ForAdmins({ children }: { children: () => ReactNode }) {
  const admin = useAdmin();
  return <Page>{admin ? children() : <EmptyState icon="lock" {...COMMON.only} />}</Page>;
}
