export default definePageConfig({ navigationBarTitleText: '收款清单' });
