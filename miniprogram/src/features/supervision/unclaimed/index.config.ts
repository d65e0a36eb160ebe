export default definePageConfig({ navigationBarTitleText: '该领没领' });
