export default definePageConfig({ navigationBarTitleText: '交款' });
