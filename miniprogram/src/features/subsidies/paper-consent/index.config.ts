export default definePageConfig({ navigationBarTitleText: '登记纸质同意书' });
