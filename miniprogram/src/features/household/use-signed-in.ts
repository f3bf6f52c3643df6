import { useDidShow } from '@tarojs/taro';
import { restartAt } from '../../routes';
import { dayOf } from '../../words/days';
import { currentElder, useSession } from '../session/session';

/** The elder this page acts for and the server's day; whoever has not signed in is taken to do so. */
export function useSignedIn() {
  const session = useSession();
  useDidShow(() => {
    if (!session.token) restartAt('signIn');
  });
  const elder = currentElder(session);
  return { session, elder, elderId: elder?.id ?? '', today: session.today ?? dayOf(Date.now()) };
}
