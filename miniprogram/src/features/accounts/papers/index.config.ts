export default definePageConfig({ navigationBarTitleText: '打印和分享' });
