export default definePageConfig({ navigationBarTitleText: '公开的电话' });
