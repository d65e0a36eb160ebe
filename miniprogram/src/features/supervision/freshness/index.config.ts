export default definePageConfig({ navigationBarTitleText: '数据新不新' });
