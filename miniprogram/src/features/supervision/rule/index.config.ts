export default definePageConfig({ navigationBarTitleText: '改预警规则' });
