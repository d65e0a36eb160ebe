/** An order as it lies at WeChat. Instants are milliseconds. */
export interface Trade {
  readonly outTradeNo: string;
  /** What must be the same when the number comes again. */
  readonly content: string;
  readonly prepayId: string;
  readonly totalFen: number;
  readonly openid: string;
  readonly description: string;
  readonly notifyUrl: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND';
  transactionId?: string;
  paidAt?: number;
}

export interface TradeRefund {
  readonly refundNo: string;
  readonly outTradeNo: string;
  readonly refundId: string;
  readonly totalFen: number;
  readonly createdAt: number;
  readonly notifyUrl: string | undefined;
  state: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  endedAt?: number;
}

/** A transfer to a person (商家转账) as it lies at WeChat. */
export interface Transfer {
  readonly outBillNo: string;
  /** What must be the same when the number comes again. */
  readonly content: string;
  readonly transferBillNo: string;
  readonly packageInfo: string;
  readonly amountFen: number;
  readonly openid: string;
  readonly name?: string;
  readonly remark: string;
  readonly notifyUrl: string;
  readonly createdAt: number;
  state:
    'ACCEPTED' | 'PROCESSING' | 'WAIT_USER_CONFIRM' | 'TRANSFERING' | 'SUCCESS' | 'FAIL' | 'CANCELING' | 'CANCELLED';
  failReason?: string;
  endedAt?: number;
}

/** How WeChat or its line misbehaves for the next `times` requests whose path has `on` in it. */
export interface Fault {
  kind:
    | 'down'
    | 'answerLost'
    | 'errorAfterAccept'
    | 'rateLimit'
    | 'badSignature'
    | 'signTest'
    | 'old'
    | 'unknownSerial'
    | 'cut';
  on: string;
  times: number;
}

export type NoticeFault = 'badSignature' | 'signTest' | 'old' | 'unknownSerial' | 'flippedBit';

export interface SentNotice {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
