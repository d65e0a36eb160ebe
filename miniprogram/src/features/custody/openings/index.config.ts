export default definePageConfig({ navigationBarTitleText: '身份保管', enablePullDownRefresh: true });
