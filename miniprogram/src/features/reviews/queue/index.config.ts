export default definePageConfig({ navigationBarTitleText: '待审留言' });
