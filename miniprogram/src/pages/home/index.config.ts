export default definePageConfig({ navigationBarTitleText: '银铃' });
