export default definePageConfig({ navigationBarTitleText: '资产卡片' });
