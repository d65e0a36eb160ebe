export default definePageConfig({ navigationBarTitleText: '举报进展', enablePullDownRefresh: true });
