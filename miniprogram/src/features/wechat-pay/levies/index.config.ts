export default definePageConfig({ navigationBarTitleText: '筹资、水费' });
