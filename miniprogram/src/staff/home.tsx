import { useSession } from '../features/session/session';
import { Words } from '../ui/controls';
import { Dashboard } from './board/dashboard';
import { Console } from './call/console';
import { ProviderDay } from './day/provider-day';
import { StaffPage } from './frame/staff-page';

/** The first page of each: operators answer, providers serve, admins look after. */
export default function StaffHome() {
  const { account } = useSession();
  if (account?.role === 'operator') return <Console />;
  if (account?.role === 'provider') return <ProviderDay />;
  if (account?.role === 'admin') return <Dashboard here="staffBoard" />;
  // The frame takes whoever has not signed in to do so.
  return (
    <StaffPage title="工作台" here="staff">
      <Words>请用工作人员的账号登录。</Words>
    </StaffPage>
  );
}
