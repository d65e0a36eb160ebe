export default definePageConfig({ navigationBarTitleText: '凭证模板' });
