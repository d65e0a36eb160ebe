export default definePageConfig({ navigationBarTitleText: '记民主评议' });
