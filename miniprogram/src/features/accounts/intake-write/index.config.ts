export default definePageConfig({ navigationBarTitleText: '交票据' });
