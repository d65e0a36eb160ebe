export default definePageConfig({ navigationBarTitleText: '和去年比' });
