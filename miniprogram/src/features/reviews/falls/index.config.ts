export default definePageConfig({ navigationBarTitleText: '评分下滑' });
