export default definePageConfig({ navigationBarTitleText: '补贴发了多少' });
