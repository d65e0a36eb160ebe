export default definePageConfig({ navigationBarTitleText: '附单据' });
