export default definePageConfig({ navigationBarTitleText: '付款账户', enablePullDownRefresh: true });
