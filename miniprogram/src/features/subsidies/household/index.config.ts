export default definePageConfig({ navigationBarTitleText: '家里的补贴' });
