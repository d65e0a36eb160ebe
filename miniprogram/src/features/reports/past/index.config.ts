export default definePageConfig({ navigationBarTitleText: '以前的情况' });
