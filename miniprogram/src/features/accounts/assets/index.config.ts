export default definePageConfig({ navigationBarTitleText: '资产资源' });
