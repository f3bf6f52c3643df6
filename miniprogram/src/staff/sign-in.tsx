import { useState } from 'react';
import type { SignedIn } from '../../../server/contract';
import { Icon } from '../components/icon';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { fetchPersonas, signInAs } from '../features/household/api';
import { openSession } from '../features/session/session';
import { restartAt } from '../routes';
import { request } from '../transport/request';
import { Box, Field, Heading, Press, Words } from '../ui/controls';
import { nameTab } from '../ui/platform';
import { Key } from './frame/key';
import { useKeys } from './frame/keys';
import { Password } from './frame/parts';
import { placeName, ROLES } from './words';
import './styles/frame.scss';
import './styles/lists.scss';

/** Staff sign in with a name and a password; in demo mode a digit is enough. */
export default function StaffSignIn() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState('');
  const personas = useFetched(
    () =>
      fetchPersonas().then(
        (all) => all.filter(({ role }) => ROLES[role]),
        (problem) => (asProblem(problem).status === 404 ? [] : Promise.reject(problem)),
      ),
    [],
  );
  nameTab('工作台登录');
  const enter = (signIn: Promise<SignedIn>) =>
    signIn.then(
      () => restartAt('staff'),
      (problem) => setTrouble(asProblem(problem).detail),
    );
  const withPassword = () =>
    void enter(
      request<SignedIn>('/v1/auth/staff', { method: 'POST', body: { username, password } }).then(
        (signedIn) => {
          openSession(signedIn);
          return signedIn;
        },
      ),
    );
  const demo = personas[0].state === 'ready' ? personas[0].data : [];
  useKeys(
    Object.fromEntries(
      demo.slice(0, 9).map(({ role, id }, n) => [`Digit${n + 1}`, () => void enter(signInAs(role, id))]),
    ),
    { Enter: username && password ? withPassword : undefined },
  );
  return (
    <Box className="page page--normal staff">
      <Box as="main" className="signin">
        <Box className="signin__card">
          <Box className="top__mark signin__mark">
            <Icon name="bell" />
            <Heading level={1}>银铃工作台</Heading>
          </Box>
          <Notice words={trouble} />
          <Field
            id="username"
            label="用户名"
            value={username}
            focus
            onChange={setUsername}
            onSubmit={withPassword}
          />
          <Password id="password" label="密码" value={password} onChange={setPassword} />
          <Press className="act act--main" disabled={!username || !password} onPress={withPassword}>
            登录<Key>Enter</Key>
          </Press>
          <Loaded of={personas}>
            {(all) =>
              all.length ? (
                <Box className="stack">
                  <Words className="soft">演示:选一个身份就能进(先按 Esc,再按数字)。</Words>
                  {all.map(({ id, role, displayName, region }, n) => (
                    <Press key={id} className="pickline" onPress={() => void enter(signInAs(role, id))}>
                      <Key>{String(n + 1)}</Key>
                      <Words className="strong grow">{displayName}</Words>
                      <Words className="soft small">
                        {[ROLES[role], region ? placeName(region) : ''].filter(Boolean).join(' · ')}
                      </Words>
                    </Press>
                  ))}
                </Box>
              ) : null
            }
          </Loaded>
        </Box>
      </Box>
    </Box>
  );
}
