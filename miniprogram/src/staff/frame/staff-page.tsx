import { useDidShow } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { Icon } from '../../components/icon';
import { signOut } from '../../features/household/api';
import { type Session, useSession } from '../../features/session/session';
import { useSettings } from '../../features/settings/settings';
import { type Route, restartAt } from '../../routes';
import { useOnline } from '../../transport/network';
import { Box, Heading, Press, Words } from '../../ui/controls';
import { nameTab } from '../../ui/platform';
import '../styles/frame.scss';
import '../styles/desk.scss';
import '../styles/lists.scss';
import { Key } from './key';
import { useKeys } from './keys';
import type { Hint, Keys } from './keys-of';

type Role = NonNullable<Session['account']>['role'];

const TABS: { name: string; route: Route; roles: Role[] }[] = [
  { name: '接电话', route: 'staff', roles: ['operator'] },
  { name: '今天的单子', route: 'staff', roles: ['provider'] },
  { name: '看板', route: 'staffBoard', roles: ['admin', 'operator'] },
  { name: '工单', route: 'staffOrders', roles: ['operator', 'admin'] },
  { name: '知识', route: 'staffKnowledge', roles: ['operator', 'admin'] },
  { name: '审批', route: 'staffApprovals', roles: ['admin'] },
];

interface Props {
  title: string;
  here: Route;
  /** The page's own keys; those that change pages and show this list are the frame's. */
  keys?: Keys;
  typing?: Keys;
  hints?: Hint[];
  className?: string;
  children: ReactNode;
}

/** The frame of every staff page: where one is, the ways to the others, and the keys that count here. */
export function StaffPage({ title, here, keys = {}, typing, hints = [], className = '', children }: Props) {
  const { account, token } = useSession();
  const { contrast } = useSettings();
  const [help, setHelp] = useState(false);
  const online = useOnline();
  useDidShow(() => {
    nameTab(title);
    if (!token) restartAt('staffSignIn');
  });
  const tabs = TABS.filter(({ roles }) => account && roles.includes(account.role));
  const toTabs = Object.fromEntries(
    tabs.map(({ route }, n) => [`Shift+Digit${n + 1}`, () => restartAt(route)]),
  );
  const esc = keys.Escape;
  useKeys(
    {
      ...keys,
      ...toTabs,
      'Shift+Slash': () => setHelp((shown) => !shown),
      Escape: () => (help ? setHelp(false) : esc?.()),
    },
    typing,
  );
  return (
    <Box className={`page page--normal staff ${contrast === 'high' ? 'page--high' : ''}`}>
      <Box as="header" className="top">
        <Box className="top__mark">
          <Icon name="bell" />
          <Words>银铃</Words>
        </Box>
        <Box as="nav" className="top__tabs" label="工作台">
          {tabs.map(({ name, route }, n) => (
            <Press
              key={name}
              className={`top__tab ${route === here ? 'top__tab--here' : ''}`}
              chosen={route === here}
              onPress={() => restartAt(route)}
            >
              <Words>{name}</Words>
              <Key>{`⇧${n + 1}`}</Key>
            </Press>
          ))}
        </Box>
        <Words className="top__who">{account?.displayName ?? ''}</Words>
        <Press
          className="top__tab"
          onPress={() => {
            signOut();
            restartAt('staffSignIn');
          }}
        >
          退出
        </Press>
      </Box>
      {online ? null : (
        <Box as="section" className="for-whom for-whom--offline" label="网络" live="polite">
          <Words>现在没有网络。电话照接,先用纸记下。</Words>
        </Box>
      )}
      <Box as="main" className={`staff__body ${className}`}>
        <Heading level={1} className="unseen">
          {title}
        </Heading>
        {children}
      </Box>
      <Box as="footer" className="hints">
        {hints.map(({ key, does }) => (
          <Words key={key} className="hint">
            <Key>{key}</Key>
            {does}
          </Words>
        ))}
        <Press className="hint hint--press" onPress={() => setHelp(!help)}>
          <Key>?</Key>
          <Words>{help ? '收起按键表' : '全部按键'}</Words>
        </Press>
      </Box>
      {help ? <AllKeys hints={hints} tabs={tabs.map(({ name }) => name)} /> : null}
    </Box>
  );
}

const AllKeys = ({ hints, tabs }: { hints: Hint[]; tabs: string[] }) => (
  <Box as="section" className="all-keys" label="全部按键">
    <Heading level={2} className="panel__title">
      这一页的按键
    </Heading>
    <Box as="ul" className="all-keys__list">
      {[
        ...hints,
        ...tabs.map((name, n) => ({ key: `⇧${n + 1}`, does: `去「${name}」` })),
        { key: 'Esc', does: '离开输入框;收起面板' },
        { key: '?', does: '打开、收起这张表' },
      ].map(({ key, does }) => (
        <Box as="li" key={`${key}${does}`} className="hint">
          <Key>{key}</Key>
          <Words>{does}</Words>
        </Box>
      ))}
    </Box>
    <Words className="soft small">
      按键按键盘上的位置认,开着中文输入法也能用。在输入框里打字时,先按 Esc 离开。
    </Words>
  </Box>
);
