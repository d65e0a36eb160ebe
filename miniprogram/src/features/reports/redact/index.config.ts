export default definePageConfig({ navigationBarTitleText: '遮住人脸车牌' });
