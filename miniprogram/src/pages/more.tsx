import { Icon, type IconName } from '../components/icon';
import { Page } from '../components/page';
import { signOut } from '../features/household/api';
import { useSession } from '../features/session/session';
import { changeSettings, useSettings } from '../features/settings/settings';
import { go, type Route, restartAt } from '../routes';
import { Press, Words } from '../ui/controls';

const ENTRIES: { name: string; icon: IconName; route: Route }[] = [
  { name: '附近的地方', icon: 'place', route: 'places' },
  { name: '我的资料', icon: 'person', route: 'me' },
  { name: '我的家人', icon: 'family', route: 'bindings' },
  { name: '设置:字号、颜色、声音', icon: 'settings', route: 'settings' },
];

export default function More() {
  const { account } = useSession();
  const { mode } = useSettings();
  return (
    <Page title="更多">
      {ENTRIES.map(({ name, icon, route }) => (
        <Press key={name} className="entry" onPress={() => go(route)}>
          <Icon name={icon} />
          <Words className="entry__name grow">{name}</Words>
          <Icon name="next" />
        </Press>
      ))}
      <Press
        className="entry"
        onPress={() => changeSettings({ mode: mode === 'elder' ? 'normal' : 'elder', asked: true })}
      >
        <Icon name="edit" />
        <Words className="entry__name grow">{mode === 'elder' ? '换成普通版' : '换成长辈版'}</Words>
      </Press>
      {account?.role === 'family' ? (
        <Press className="entry" onPress={() => restartAt('family')}>
          <Icon name="family" />
          <Words className="entry__name grow">换一位老人</Words>
          <Icon name="next" />
        </Press>
      ) : null}
      <Press
        className="press--quiet press--wide"
        onPress={() => {
          signOut();
          restartAt('signIn');
        }}
      >
        退出登录
      </Press>
    </Page>
  );
}
