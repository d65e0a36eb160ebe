import { View } from '@tarojs/components';
import { showOrder } from '@shared/orders/payment-orders';
import { showOrderDesk } from '@shared/orders/order-desk';
import { useParams } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { Answer } from '@/ui/words/answer';
import { ForOffices } from '../for-offices';
import { WriteOrder } from './write-order';
import '../orders.css';

function Again({ villageCode, orderId }: { villageCode: string; orderId: string }) {
  const params = { villageCode, orderId };
  const order = useAnswer(showOrder, { params });
  const desk = useAnswer(showOrderDesk, { params });
  return (
    <Answer of={order}>
      {(shown) => (
        <Answer of={desk}>
          {({ papers }) => <WriteOrder villageCode={villageCode} order={shown} papers={papers} />}
        </Answer>
      )}
    </Answer>
  );
}

/** 写支付申请: a new one, or one that came back. */
export default function ApplyPage() {
  const { villageCode, orderId } = useParams<'villageCode' | 'orderId'>();
  return (
    <ForOffices>
      {() => (
        <View>
          {orderId ? <Again villageCode={villageCode} orderId={orderId} /> : <WriteOrder villageCode={villageCode} />}
        </View>
      )}
    </ForOffices>
  );
}
