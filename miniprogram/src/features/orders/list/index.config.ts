export default definePageConfig({ navigationBarTitleText: '支付申请', enablePullDownRefresh: true });
