import './platform/old-phones';
import { QueryClientProvider } from '@tanstack/react-query';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { mendFields, stayWithoutPage } from '@/platform/browser-elements';
import { watchNetwork } from '@/platform/server/network';
import { startOutbox } from '@/platform/sending/outbox';
import { sendCommands } from '@/platform/sending/send-commands';
import { sendLetters } from '@/platform/sending/send-letters';
import { sendPapers } from '@/platform/sending/send-papers';
import { queryClient, startQueries } from '@/platform/server/query';
import { watchShown } from '@/platform/files/shown-files';
import { sendReports } from '@/pages/report/send-report';
import { watchKeys } from '@/ui/keys';
import './app.css';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork();
    watchKeys();
    mendFields();
    stayWithoutPage();
    watchShown();
    startQueries();
    sendReports();
    sendLetters();
    sendCommands();
    sendPapers();
    startOutbox();
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
