import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState, Skeleton } from '../layout/states';

interface Props<Data> {
  of: Pick<UseQueryResult<Data>, 'data' | 'error'> & { refetch(): unknown };
  children: (data: Data) => ReactNode;
  /** In the shape of what is coming. */
  loading?: ReactNode;
  /** Instead of the usual words for a failure: `(error) => …`, or undefined to use them. */
  failed?: (error: unknown) => ReactNode | undefined;
}

/** Draws an answer: what is there if anything is, else its failure with a way to try again, else the shape of it. */
export function Answer<Data>({ of, children, loading, failed }: Props<Data>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <>{failed?.(of.error) ?? <ErrorState error={of.error} onRetry={() => void of.refetch()} />}</>;
  return <>{loading ?? <Skeleton />}</>;
}
