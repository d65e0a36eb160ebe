export default definePageConfig({ navigationBarTitleText: '票据交接' });
