export default definePageConfig({ navigationBarTitleText: '欠款和借款' });
