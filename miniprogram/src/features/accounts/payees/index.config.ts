export default definePageConfig({ navigationBarTitleText: '钱给了谁' });
