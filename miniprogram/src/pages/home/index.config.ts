export default definePageConfig({ navigationBarTitleText: '明白了', enablePullDownRefresh: true });
