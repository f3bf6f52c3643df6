import { useSession } from '../features/session/session';
import { Dashboard } from './board/dashboard';
import { Console } from './call/console';
import { ProviderDay } from './day/provider-day';

/** The first page of each: operators answer, providers serve, admins look after. */
export default function StaffHome() {
  const { account } = useSession();
  if (account?.role === 'operator') return <Console />;
  if (account?.role === 'provider') return <ProviderDay />;
  return <Dashboard here="staffBoard" />;
}
