export default definePageConfig({ navigationBarTitleText: '各村比一比' });
