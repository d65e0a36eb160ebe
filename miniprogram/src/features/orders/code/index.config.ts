export default definePageConfig({ navigationBarTitleText: '签字密码' });
