import { useQuery } from '@tanstack/react-query';
import { listHolders } from '@shared/identity/grants';
import { keyOf } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { Card } from '@/ui/layout/card';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { copy } from './copy';
import { HolderRow } from './holder-row';

/** Those of one place, by the key under which its own fold keeps them. */
const holdersAt = (division: string) => {
  const request = { params: { division } };
  return queryClient.fetchQuery({
    queryKey: keyOf(listHolders, request),
    queryFn: () => call(listHolders, request),
    staleTime: 60_000,
  });
};

/** Whose name has these letters, in all places: each is asked once. */
export function Found({ name, places }: { name: string; places: readonly string[] }) {
  const everywhere = useQuery({
    queryKey: keyOf(listHolders, { places }),
    queryFn: async () => (await Promise.all(places.map(holdersAt))).flatMap(({ items }) => items),
    // Where the places are not known yet, nobody was looked for.
    enabled: places.length > 0,
  });
  return (
    <Answer of={everywhere}>
      {(holders) => {
        const found = holders.filter((holder) => holder.name.includes(name));
        if (found.length === 0) return <EmptyState icon="search" title={copy.notFound(name)} />;
        return (
          <Card flush>
            {found.map((holder) => (
              <HolderRow key={`${holder.personId}#${holder.role}#${holder.division}`} holder={holder} />
            ))}
          </Card>
        );
      }}
    </Answer>
  );
}
