export default definePageConfig({ navigationBarTitleText: '写支付申请' });
