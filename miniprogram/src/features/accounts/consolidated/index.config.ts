export default definePageConfig({ navigationBarTitleText: '汇总报表' });
