export default definePageConfig({ navigationBarTitleText: '微信收款', enablePullDownRefresh: true });
