import type { ReactNode } from 'react';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { COMMON } from './copy';
import { useAdmin } from './use-admin';

/** The page of an admin; anyone else is told so. */
export function ForAdmins({ children }: { children: () => ReactNode }) {
  const admin = useAdmin();
  return <Page>{admin ? children() : <EmptyState icon="lock" title={COMMON.only} note={COMMON.onlyNote} />}</Page>;
}
