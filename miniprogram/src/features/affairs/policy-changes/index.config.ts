export default definePageConfig({ navigationBarTitleText: '改了什么' });
