export default definePageConfig({ navigationBarTitleText: '该公开没公开' });
