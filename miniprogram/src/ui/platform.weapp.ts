import Taro from '@tarojs/taro';

export const channel = 'miniprogram';

export function nameTab(title: string): void {
  void Taro.setNavigationBarTitle({ title }).catch(() => undefined);
}

/** Pixels that the page's own bar covers at the top. */
const BAR = 100;

export function showFromTop(id: string): void {
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -BAR, duration: 0 }).catch(() => undefined);
}

/** WeChat's care mode scales letters by 1.4. */
export const prefersLargeText = (): boolean => {
  const base = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number };
  return (base.fontSizeScaleFactor ?? 1) >= 1.3;
};

export const openMap = (place: { name: string; address: string; lat: number; lng: number }): void => {
  void Taro.openLocation({
    latitude: place.lat,
    longitude: place.lng,
    name: place.name,
    address: place.address,
  }).catch(() => undefined);
};

export const locate = (): Promise<{ lat: number; lng: number } | undefined> =>
  Taro.getLocation({ type: 'gcj02' }).then(
    ({ latitude, longitude }) => ({ lat: latitude, lng: longitude }),
    () => undefined,
  );

export const onNetworkChange = (listener: (online: boolean) => void): void => {
  Taro.onNetworkStatusChange(({ isConnected }) => listener(isConnected));
};

/** Shows WeChat's privacy guide where it has not been agreed to; false when refused. */
export const agreeToPrivacy = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (!Taro.canIUse('requirePrivacyAuthorize')) return resolve(true);
    Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) });
  });

/** WeChat's own sign-in code; undefined where there is none. */
export const wechatCode = (): Promise<string | undefined> =>
  Taro.login().then(
    ({ code }) => code || undefined,
    () => undefined,
  );
export const hasWechat = true;
