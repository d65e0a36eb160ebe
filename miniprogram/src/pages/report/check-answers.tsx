import { View } from '@tarojs/components';
import { CATEGORY_WORDS } from '@shared/reports/words';
import type { Uploads } from '@/platform/sending/uploads';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from './copy';
import type { ReportForm } from './form';
import { useNoTabBar } from './use-no-tab-bar';

const ABOUT = { village: copy.aboutVillage.label, cadre: copy.aboutCadre.label, township: copy.aboutTownship.label };
const MODE = { anonymous: copy.anonymous.label, confidential: copy.confidential.label, named: copy.named.label };

interface Props {
  form: ReportForm;
  files: Uploads['items'];
  onChange: () => void;
  onSend: () => void;
}

/** What was answered, all of it in one sight, before it leaves: for who wishes to look once more. */
export function CheckAnswers({ form, files, onChange, onSend }: Props) {
  useNoTabBar();
  const { description, category, villageName, aboutKind, place, mode } = form;
  return (
    <Sheet open title={copy.check} onClose={onChange}>
      <Card>
        <Facts
          of={[
            [copy.what.label, description || copy.unanswered],
            [copy.media, files.length > 0 ? copy.filesChosen(files.length) : copy.noFiles],
            [copy.category, category ? CATEGORY_WORDS[category] : copy.unanswered],
            [copy.village, villageName || copy.unanswered],
            [copy.about, aboutKind ? ABOUT[aboutKind] : copy.unanswered],
            [copy.place, form.spot ? copy.onMap(place) : place],
            [copy.who, MODE[mode]],
          ]}
        />
      </Card>
      <View className="stack">
        <Button onClick={onSend}>{copy.checkedSend}</Button>
        <Button look="quiet" onClick={onChange}>
          {copy.changeWords}
        </Button>
      </View>
    </Sheet>
  );
}
