import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import type { Me } from '@shared/identity/identity';
import { countUnreadMessages, listMessages, type Message } from '@shared/messages/messages';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { setMe } from '@/platform/server/session';
import MessagesPage from '.';

const AT = '2026-11-20T04:00:00.000Z';
const messageOf = (tail: string, day: string, place: number): Message => ({
  ...{ messageId: `01J9ZZZZZZZZZZZZZZZZZZZZZ${place}`, kind: 'reportAccepted', of: { day, tail } },
  ...{ title: '您反映的事已受理', text: '请看由谁办、哪天前答复。', createdAt: AT },
});

test('messages that are alike say of which report each is: its day, and the end of its number', () => {
  setMe({ accountId: 'A', grants: [] } as Me);
  const items = [
    messageOf('4F7K', '2026-11-18', 1),
    messageOf('9QXM', '2026-11-18', 2),
    messageOf('2ABC', '2026-11-02', 3),
  ];
  queryClient.setQueryData([...keyOf(listMessages, { query: {} }), 'pages'], { pages: [{ items }], pageParams: [''] });
  queryClient.setQueryData(keyOf(countUnreadMessages, {}), { count: 3 });
  render(
    <QueryClientProvider client={queryClient}>
      <MessagesPage />
    </QueryClientProvider>,
  );
  const rows = screen.getAllByText('您反映的事已受理').map((title) => title.closest('.row')!.textContent);
  expect(new Set(rows).size).toBe(3);
  expect(rows[1]).toMatch(/11月18日的那件，编号尾号 9QXM/);
});
