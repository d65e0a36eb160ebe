export default definePageConfig({ navigationBarTitleText: '认定诬告' });
