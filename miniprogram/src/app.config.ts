export default defineAppConfig({
  pages: ['pages/home/index'],
  window: {
    navigationBarTitleText: '银铃',
    navigationBarBackgroundColor: '#fbf5ea',
    navigationBarTextStyle: 'black',
    backgroundColor: '#fbf5ea',
  },
  lazyCodeLoading: 'requiredComponents',
});
