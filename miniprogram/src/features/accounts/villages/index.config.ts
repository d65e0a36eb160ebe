export default definePageConfig({ navigationBarTitleText: '选村（社区）' });
