import '../styles/web.scss';

/** What the server is told about where this page runs. */
export const channel = 'web';

/** The words in the browser's tab; a screen reader says them first when a page opens. */
export function nameTab(title: string): void {
  document.title = title === '银铃' ? title : `${title} - 银铃`;
}

/** Brings what was just answered to the top of what is seen. */
export function showFromTop(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: 'start' });
}

/** True where the phone's own settings ask for large letters. */
export const prefersLargeText = (): boolean => false;

export const openMap = (place: { name: string; address: string; lat: number; lng: number }): void => {
  const at = `${place.lat},${place.lng}`;
  const title = encodeURIComponent(place.name);
  window.open(
    `https://apis.map.qq.com/uri/v1/marker?marker=coord:${at};title:${title};addr:${encodeURIComponent(place.address)}`,
    '_blank',
    'noopener',
  );
};

/** Where the person is, in degrees; asked for only when they press for it. Undefined when refused. */
export const locate = (): Promise<{ lat: number; lng: number } | undefined> =>
  new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude }),
      () => resolve(undefined),
      { timeout: 8_000 },
    );
  });

export const onNetworkChange = (listener: (online: boolean) => void): void => {
  window.addEventListener('online', () => listener(true));
  window.addEventListener('offline', () => listener(false));
  if (!navigator.onLine) listener(false);
};

/** A browser asks by itself, at the microphone and at the place. */
export const agreeToPrivacy = (): Promise<boolean> => Promise.resolve(true);
export const wechatCode = (): Promise<string | undefined> => Promise.resolve(undefined);
export const hasWechat = false;
