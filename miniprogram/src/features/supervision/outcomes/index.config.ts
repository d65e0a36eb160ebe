export default definePageConfig({ navigationBarTitleText: '和我有关的认定', enablePullDownRefresh: true });
