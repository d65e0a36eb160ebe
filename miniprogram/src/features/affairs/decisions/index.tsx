import { Page } from '@/ui/page';

export default function StubPage() {
  return <Page>STUB</Page>;
}
