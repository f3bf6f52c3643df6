import { Page } from '../components/page';
import { State } from '../components/states';
import { signOut } from '../features/household/api';
import { useSession } from '../features/session/session';
import { restartAt } from '../routes';
import { Press } from '../ui/controls';

/** The first page of operators, providers and admins. */
export default function StaffHome() {
  const { account } = useSession();
  return (
    <Page title="工作台">
      <State icon="person" words={`${account?.displayName ?? ''},您好`}>
        <Press
          className="press--quiet"
          onPress={() => {
            signOut();
            restartAt('signIn');
          }}
        >
          退出登录
        </Press>
      </State>
    </Page>
  );
}
