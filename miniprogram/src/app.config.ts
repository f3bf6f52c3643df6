export default defineAppConfig({
  pages: [
    'pages/home',
    'pages/sign-in',
    'pages/talk',
    'pages/bookings',
    'pages/meals',
    'pages/services',
    'pages/slots',
    'pages/confirm',
    'pages/change',
    'pages/policy',
    'pages/places',
    'pages/me',
    'pages/bindings',
    'pages/settings',
    'pages/help',
    'pages/more',
  ],
  subPackages: [
    { root: 'family', pages: ['home', 'week', 'inbox', 'bind'] },
    { root: 'staff', pages: ['home', 'sign-in', 'orders', 'board', 'knowledge', 'approvals'] },
  ],
  window: {
    navigationBarTitleText: '银铃',
    navigationBarBackgroundColor: '#fbf5e9',
    navigationBarTextStyle: 'black',
    backgroundColor: '#fbf5e9',
  },
  // Nothing moves by itself, pages included.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  lazyCodeLoading: 'requiredComponents',
  permission: { 'scope.userLocation': { desc: '用来告诉您助餐点、服务站离您多远' } },
  requiredPrivateInfos: ['getLocation'],
  // WeChat asks with the privacy guide of the console before any personal data.
  __usePrivacyCheck__: true,
});
