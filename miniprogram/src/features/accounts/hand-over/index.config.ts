export default definePageConfig({ navigationBarTitleText: '会计交接' });
