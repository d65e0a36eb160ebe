export default definePageConfig({ navigationBarTitleText: '待我确认的授权', enablePullDownRefresh: true });
