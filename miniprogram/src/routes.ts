import Taro from '@tarojs/taro';

/** Every page by its name. Family and staff are packages of their own, fetched when first opened. */
export const ROUTES = {
  home: '/pages/home',
  signIn: '/pages/sign-in',
  talk: '/pages/talk',
  bookings: '/pages/bookings',
  meals: '/pages/meals',
  services: '/pages/services',
  slots: '/pages/slots',
  confirm: '/pages/confirm',
  change: '/pages/change',
  policy: '/pages/policy',
  places: '/pages/places',
  me: '/pages/me',
  bindings: '/pages/bindings',
  settings: '/pages/settings',
  help: '/pages/help',
  more: '/pages/more',
  family: '/family/home',
  familyWeek: '/family/week',
  familyInbox: '/family/inbox',
  familyBind: '/family/bind',
  staff: '/staff/home',
  staffSignIn: '/staff/sign-in',
  staffOrders: '/staff/orders',
  staffBoard: '/staff/board',
  staffKnowledge: '/staff/knowledge',
  staffApprovals: '/staff/approvals',
} as const;
export type Route = keyof typeof ROUTES;

export function go(route: Route, query: Record<string, string | undefined> = {}): void {
  void Taro.navigateTo({ url: `${ROUTES[route]}${queryString(query)}` });
}

/** Goes there and forgets the way: after signing in, signing out, and when a task is done. */
export function restartAt(route: Route, query: Record<string, string | undefined> = {}): void {
  void Taro.reLaunch({ url: `${ROUTES[route]}${queryString(query)}` });
}

/** One page back; home where there is none (a link was opened directly). */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else restartAt('home');
}

function queryString(query: Record<string, string | undefined>): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return pairs.length
    ? `?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`
    : '';
}
