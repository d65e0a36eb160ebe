import type { ReactNode } from 'react';
import type { HeldGrant } from '@shared/identity/identity';
import { openPage } from '@/platform/navigate';
import { useHeldOffice, useSignedIn } from '@/platform/server/session';
import { Page } from '@/ui/layout/page';
import { EmptyPage } from '@/ui/layout/whole-page';
import { LIST } from './copy';

/** Draws a page for a cadre, a town or the district; others are told whose it is. */
export function ForOffices({ children }: { children: (grant: HeldGrant) => ReactNode }) {
  const signedIn = useSignedIn();
  const grant = useHeldOffice();
  if (!signedIn) return <EmptyPage icon="lock" {...LIST.signIn} onAction={() => openPage('login')} />;
  if (!grant) return <EmptyPage icon="lock" title={LIST.notYours} />;
  return <Page>{children(grant)}</Page>;
}
