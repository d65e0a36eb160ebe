import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { say } from '@/platform/notify';
import { wechatRefusal } from '@/platform/wechat-refusals';
import { Button } from '@/ui/button';
import { copy } from './copy';
import type { ReportForm } from './form';

/** To about 100 m: nobody learns whose door a report was written behind. What is finer never leaves the phone. */
export const coarse = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** A place on the map beside its words. Only in a build whose admin has WeChat's leave for it (`TARO_APP_LOCATION`, docs/wechat-review.md). */
export function Pin({ form, onChange }: { form: ReportForm; onChange: (change: Partial<ReportForm>) => void }) {
  const choose = () =>
    void Taro.chooseLocation({}).then(
      ({ name, address, latitude, longitude }) =>
        onChange({
          place: form.place || (name || address).slice(0, 80),
          spot: { latitude: coarse(latitude), longitude: coarse(longitude) },
        }),
      (error: unknown) => void say(wechatRefusal(error) ?? copy.noPin),
    );
  return (
    <View className="report-pin">
      <Button look="quiet" icon="map" onClick={choose}>
        {form.spot ? copy.pinAgain : copy.pin}
      </Button>
      {form.spot && (
        <Button look="quiet" icon="close" onClick={() => onChange({ spot: undefined })}>
          {copy.unpin}
        </Button>
      )}
      <View className="note">{form.spot ? copy.pinned : copy.pinNote}</View>
    </View>
  );
}
