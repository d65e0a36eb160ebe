export default definePageConfig({ navigationBarTitleText: '一件大事' });
