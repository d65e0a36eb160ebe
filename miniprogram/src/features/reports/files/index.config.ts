export default definePageConfig({ navigationBarTitleText: '照片和文件' });
