export default definePageConfig({ navigationBarTitleText: '银行账户' });
