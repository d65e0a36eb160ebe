export default definePageConfig({ navigationBarTitleText: '待分拣', enablePullDownRefresh: true });
