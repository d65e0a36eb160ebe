export default definePageConfig({ navigationBarTitleText: '记一步' });
