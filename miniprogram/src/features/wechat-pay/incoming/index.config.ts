export default definePageConfig({ navigationBarTitleText: '村里付给我的' });
