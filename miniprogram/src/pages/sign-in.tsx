import { useState } from 'react';
import { Icon } from '../components/icon';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { fetchPersonas, type Persona, signInAs, signInWithWechat } from '../features/household/api';
import { changeSettings, settings, useSettings } from '../features/settings/settings';
import { restartAt } from '../routes';
import { RequestProblem } from '../transport/problem';
import { Box, Call, Heading, Press, Words } from '../ui/controls';
import { agreeToPrivacy, hasWechat, prefersLargeText, wechatCode } from '../ui/platform';

const GROUPS: { role: Persona['role']; title: string }[] = [
  { role: 'elder', title: '我是老人' },
  { role: 'family', title: '我是家人' },
  { role: 'operator', title: '我是工作人员' },
  { role: 'provider', title: '我是助餐点、服务商' },
  { role: 'admin', title: '我是管理员' },
];

export default function SignIn() {
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  // Where demo sign-in is off there are no personas; that is no trouble.
  const personas = useFetched(
    () =>
      fetchPersonas().catch((problem) => (asProblem(problem).status === 404 ? [] : Promise.reject(problem))),
    [],
  );

  const enter = async (signIn: () => Promise<{ account: { role: Persona['role'] } }>) => {
    setBusy(true);
    setTrouble('');
    try {
      const { account } = await signIn();
      // Elder mode is for elders; whoever else has not chosen gets the ordinary one.
      if (!settings.get().asked) changeSettings({ mode: account.role === 'elder' ? 'elder' : 'normal' });
      restartAt(account.role === 'elder' ? 'home' : account.role === 'family' ? 'family' : 'staff');
    } catch (problem) {
      setTrouble(asProblem(problem).detail);
      setBusy(false);
    }
  };

  return (
    <Page title="登录" bare>
      <Box className="welcome">
        <Box className="welcome__mark" silent>
          <Icon name="bell" />
        </Box>
        <Heading level={1} className="home__hello">
          银铃
        </Heading>
        <Box as="p" className="soft">
          问政策、订饭、叫服务,说一句就办。
        </Box>
      </Box>
      {trouble ? (
        <Box className="slip__warn" role="alert">
          <Words>{trouble}</Words>
        </Box>
      ) : null}
      {hasWechat ? (
        <Press className="press--main press--wide" disabled={busy} onPress={() => void enter(signInHere)}>
          用微信登录
        </Press>
      ) : null}
      <LargeTextOffer />
      <Loaded of={personas}>
        {(all) => (
          <Personas all={all} busy={busy} onChoose={({ role, id }) => void enter(() => signInAs(role, id))} />
        )}
      </Loaded>
      <Call className="call" phone="120">
        <Words>有危险?打 120</Words>
        <Icon name="phone" />
      </Call>
    </Page>
  );
}

function Personas({
  all,
  busy,
  onChoose,
}: {
  all: Persona[];
  busy: boolean;
  onChoose: (who: Persona) => void;
}) {
  return (
    <>
      {all.length ? (
        <Box as="p" className="soft">
          演示:选一个身份就能进。
        </Box>
      ) : null}
      {GROUPS.map(({ role, title }) => {
        const some = all.filter((each) => each.role === role);
        if (!some.length) return null;
        return (
          <Box as="section" className="stack" key={role}>
            <Heading level={2} className="section-title">
              {title}
            </Heading>
            {some.map((who) => (
              <Press key={who.id} className="entry" disabled={busy} onPress={() => onChoose(who)}>
                <Icon name={role === 'family' ? 'family' : 'person'} />
                <Box className="grow">
                  <Box className="entry__name">{who.displayName}</Box>
                  {who.note || who.region ? (
                    <Box className="soft small">
                      {[placeName(who.region), who.note].filter(Boolean).join(' · ')}
                    </Box>
                  ) : null}
                </Box>
                <Icon name="next" />
              </Press>
            ))}
          </Box>
        );
      })}
    </>
  );
}

async function signInHere() {
  if (!(await agreeToPrivacy()))
    throw new RequestProblem('refused', '要同意隐私指引才能登录。不登录也可以打求助电话。', 0);
  const code = await wechatCode();
  if (!code) throw new RequestProblem('refused', '微信没有登录成功,请再试一次。', 0);
  return signInWithWechat(code);
}

/** A phone that already asks for large letters is offered elder mode, once. */
function LargeTextOffer() {
  const { asked, mode } = useSettings();
  if (asked || mode === 'elder' || !prefersLargeText()) return null;
  return (
    <Box className="card">
      <Words>您的手机开着大字,这里也用大字版吗?</Words>
      <Box className="actions__pair">
        <Press className="press--main" onPress={() => changeSettings({ mode: 'elder', asked: true })}>
          用大字版
        </Press>
        <Press className="press--quiet" onPress={() => changeSettings({ asked: true })}>
          不用
        </Press>
      </Box>
    </Box>
  );
}

const CITIES: Record<string, string> = {
  '3202': '无锡',
  '3713': '临沂',
  '330282': '慈溪',
  '6403': '吴忠',
  '310104': '上海徐汇',
  '3101': '上海',
};
const placeName = (region = '') => CITIES[region] ?? CITIES[region.slice(0, 4)];
