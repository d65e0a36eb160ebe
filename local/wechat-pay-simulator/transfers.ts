import { constants, createPrivateKey, privateDecrypt, randomBytes } from 'node:crypto';
import type { Checked, Refused } from './check-request';
import type { Transfer } from './records';

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';
const DAY_MS = 86_400_000;
/** Fen: what a merchant may send at once, and from where on a name is taken. */
const [LEAST, MOST, NAMED_FROM] = [10, 20_000, 30];
/** The scenes that this merchant was given, and exactly what each is reported with. */
const SCENES: Record<string, readonly string[]> = { '1002': ['补贴类型'], '1005': ['岗位类型', '报酬说明'] };

const PARAM = (message: string): Refused => [400, 'PARAM_ERROR', message];
const INVALID = (message: string): Refused => [400, 'INVALID_REQUEST', message];

interface Asked {
  readonly out_bill_no: string;
  readonly transfer_amount: number;
  readonly openid: string;
}

interface Desk {
  readonly appId: string;
  readonly merchantId: string;
  /** WeChat's own key (PKCS8, base64): names are sealed for it. */
  readonly platformKey: string;
  readonly now: () => number;
  readonly timeOf: (ms: number) => string;
  /** Tells the merchant of an end. */
  readonly tell: (outBillNo: string) => void;
  readonly balanceFen: number;
  readonly transfers?: readonly Transfer[];
}

/** 商家转账 at WeChat's side: takes a transfer as strictly as the real one, holds its money, and lets the payee confirm within a day. */
export function transferDesk({ appId, merchantId, platformKey, now, timeOf, tell, ...kept }: Desk) {
  const transfers = new Map((kept.transfers ?? []).map((one) => [one.outBillNo, one]));
  /** Real names, where WeChat knows them by another than the merchant says. */
  const names = new Map<string, string>();
  const state = { balanceFen: kept.balanceFen, firstState: 'WAIT_USER_CONFIRM' as Transfer['state'] };

  const nameIn = (sealed: string): string | undefined => {
    const key = createPrivateKey({ key: Buffer.from(platformKey, 'base64'), format: 'der', type: 'pkcs8' });
    try {
      const padded = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
      return privateDecrypt(padded, Buffer.from(sealed, 'base64')).toString('utf8');
    } catch {
      return undefined;
    }
  };
  const head = ({ outBillNo, transferBillNo, createdAt, ...one }: Transfer) => ({
    ...{ out_bill_no: outBillNo, transfer_bill_no: transferBillNo, create_time: timeOf(createdAt), state: one.state },
    ...(one.failReason && { fail_reason: one.failReason }),
  });
  /** As an answer to a question, or a notice, has it: without what the phone confirms with. */
  const view = (one: Transfer) => ({
    ...head(one),
    ...{ appid: appId, transfer_amount: one.amountFen, transfer_remark: one.remark, openid: one.openid },
    update_time: timeOf(one.endedAt ?? one.createdAt),
  });

  function wrongIn(body: Record<string, unknown>): Refused | undefined {
    if (body.appid !== appId) return PARAM('appid与mchid不匹配');
    if (!/^[0-9A-Za-z]{1,32}$/.test(String(body.out_bill_no))) return PARAM('out_bill_no不正确');
    if (!/^[\w-]{1,64}$/.test(String(body.openid))) return PARAM('openid不正确');
    const remark = String(body.transfer_remark ?? '');
    if (remark === '' || remark.length > 32) return PARAM('transfer_remark不正确');
    const scene = SCENES[String(body.transfer_scene_id)];
    if (!scene) return INVALID('你尚未获取该转账场景');
    const infos = body.transfer_scene_report_infos as { info_type: string; info_content: string }[] | undefined;
    if (!Array.isArray(infos) || infos.length === 0) return PARAM('需传入转账场景报备信息');
    const isWhole = infos.length === scene.length && scene.every((type) => infos.some((one) => one.info_type === type));
    const isShort = infos.every(({ info_content: words }) => words.length >= 1 && words.length <= 32);
    if (!isWhole || !isShort) return PARAM('未传入完整且对应的转账场景报备信息');
    const fen = body.transfer_amount as number;
    if (!Number.isSafeInteger(fen) || fen < LEAST) return PARAM('transfer_amount不正确');
    if (fen > MOST) return INVALID('超过单笔限额');
    if (body.user_name !== undefined) {
      if (fen < NAMED_FROM) return PARAM('转账金额小于0.3元时不支持传入user_name');
      if (!nameIn(String(body.user_name))) return PARAM('user_name解密失败');
    }
    return undefined;
  }

  function take(body: Record<string, unknown>): Transfer | Refused {
    // What it is was looked at before.
    const { out_bill_no: outBillNo, transfer_amount: amountFen, openid } = body as unknown as Asked;
    const name = body.user_name === undefined ? undefined : nameIn(String(body.user_name));
    const { transfer_scene_id: scene, transfer_scene_report_infos: infos, transfer_remark: remark } = body;
    const content = JSON.stringify([amountFen, openid, name, scene, infos, remark, body.notify_url]);
    const known = transfers.get(outBillNo);
    if (known) return known.content === content ? known : INVALID('单号已存在但信息不一致，请查单后比较确认');
    if (state.balanceFen < amountFen) return [403, 'NOT_ENOUGH', '账户余额不足'];
    state.balanceFen -= amountFen;
    const transfer: Transfer = {
      ...{ outBillNo, content, amountFen, openid, remark: String(remark), notifyUrl: String(body.notify_url) },
      ...(name !== undefined && { name }),
      transferBillNo: `1330${randomBytes(12).toString('hex')}`,
      packageInfo: `affffddafdfafddffda${randomBytes(8).toString('hex')}==`,
      createdAt: now(),
      state: state.firstState,
    };
    transfers.set(outBillNo, transfer);
    return transfer;
  }

  function end(one: Transfer, to: 'SUCCESS' | 'FAIL' | 'CANCELLED', reason?: string): void {
    one.state = to;
    one.endedAt = now();
    if (reason) one.failReason = reason;
    if (to !== 'SUCCESS') state.balanceFen += one.amountFen;
    tell(one.outBillNo);
  }

  return {
    transfers,
    names,
    state,
    /** A request to this part of WeChat, or undefined for another. */
    answerTo({ method, path, body }: Checked): object | Refused | undefined {
      if (path === '/v3/merchant/fund/balance/OPERATION')
        return { available_amount: state.balanceFen, pending_amount: 0 };
      if (method === 'POST' && path === BILLS) {
        const wrong = wrongIn(body);
        const taken = wrong ?? take(body);
        if (!('outBillNo' in taken)) return taken;
        return { ...head(taken), ...(taken.state === 'WAIT_USER_CONFIRM' && { package_info: taken.packageInfo }) };
      }
      const [, outBillNo] = /\/transfer-bills\/out-bill-no\/([^/]+)$/.exec(path) ?? [];
      if (method !== 'GET' || !outBillNo) return undefined;
      const known = transfers.get(outBillNo);
      // WeChat tells of the last thirty days alone.
      if (!known || now() - known.createdAt > 30 * DAY_MS) return [404, 'NOT_FOUND', '记录不存在'];
      return { ...view(known), mch_id: merchantId };
    },
    eventOf: (outBillNo: string) => ({ ...view(transfers.get(outBillNo)!), mchid: merchantId }),
    /** It goes on by itself. */
    move: (outBillNo: string, to: 'PROCESSING' | 'WAIT_USER_CONFIRM' | 'TRANSFERING' | 'CANCELING') =>
      void (transfers.get(outBillNo)!.state = to),
    /** What the payee's phone does with a package. @throws Error as WeChat's own page would refuse. */
    confirm(packageInfo: string, openid: string): Transfer {
      const one = [...transfers.values()].find((transfer) => transfer.packageInfo === packageInfo);
      if (!one || one.openid !== openid) throw new Error('你的微信号与商家指定的微信号不一致');
      if (one.state !== 'WAIT_USER_CONFIRM' && one.state !== 'TRANSFERING') throw new Error(`the bill is ${one.state}`);
      if (now() - one.createdAt > DAY_MS) throw new Error('the bill is over');
      const real = names.get(openid);
      if (one.name !== undefined && real !== undefined && real !== one.name) end(one, 'FAIL', 'NAME_NOT_CORRECT');
      else end(one, 'SUCCESS');
      return one;
    },
    /** Nobody confirmed within a day; WeChat may take its time to say so. */
    expire: (outBillNo: string) => {
      const one = transfers.get(outBillNo)!;
      if (now() - one.createdAt < DAY_MS) throw new Error('the day is not over');
      end(one, 'FAIL', 'OVERDUE_CLOSE');
    },
    /** The merchant takes it back at WeChat, before it is confirmed. */
    cancel: (outBillNo: string) => end(transfers.get(outBillNo)!, 'CANCELLED'),
  };
}
