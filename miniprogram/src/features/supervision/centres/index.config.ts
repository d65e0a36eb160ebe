export default definePageConfig({ navigationBarTitleText: '三个中心' });
