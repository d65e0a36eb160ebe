import { useQueries } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { listHolders } from '@shared/identity/grants';
import { keyOf } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { Card } from '@/ui/layout/card';
import { EmptyState, Skeleton } from '@/ui/layout/states';
import { copy } from './copy';
import { HolderRow } from './holder-row';

/** Whose name has these letters, in all places: each is asked once, and kept. */
export function Found({ name, places }: { name: string; places: readonly string[] }) {
  const asked = useQueries({
    queries: places.map((division) => ({
      queryKey: keyOf(listHolders, { params: { division } }),
      queryFn: () => call(listHolders, { params: { division } }),
    })),
  });
  const found = asked.flatMap(({ data }) => data?.items ?? []).filter((holder) => holder.name.includes(name));
  const isLoading = asked.some(({ isPending }) => isPending);
  return (
    <>
      {asked.some(({ isError }) => isError) && <View className="note counter-how">{copy.someFailed}</View>}
      {found.length > 0 && (
        <Card flush>
          {found.map((holder) => (
            <HolderRow key={`${holder.personId}#${holder.role}#${holder.division}`} holder={holder} />
          ))}
        </Card>
      )}
      {isLoading && <Skeleton />}
      {!isLoading && found.length === 0 && <EmptyState icon="search" title={copy.notFound(name)} />}
    </>
  );
}
