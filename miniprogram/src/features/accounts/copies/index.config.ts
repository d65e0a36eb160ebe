export default definePageConfig({ navigationBarTitleText: '查阅、复制账簿' });
