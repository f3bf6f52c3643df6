import { Icon } from '../components/icon';
import { Loaded, useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { State } from '../components/states';
import { fetchInbox, type InboxMessage } from '../features/family/api';
import { refreshSession } from '../features/household/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { actFor } from '../features/session/session';
import { go } from '../routes';
import { Box, Heading, Press, Words } from '../ui/controls';
import { sayInstant } from '../words/days';

/** A family member's first page: what is new, and each parent. */
export default function FamilyHome() {
  const { session, today } = useSignedIn();
  const me = useFetched(refreshSession, [session.token]);
  const [inbox] = useFetched(fetchInbox, [session.token]);
  return (
    <Page title="我的老人" own bare>
      <Box as="header" className="home__top">
        <Box className="home__greeting">
          <Heading level={1} className="home__hello">
            {session.account?.displayName},您好
          </Heading>
        </Box>
        <Press className="home__more" onPress={() => go('more')}>
          <Icon name="more" />
          <Words>更多</Words>
        </Press>
      </Box>
      {inbox.state === 'ready' ? <News messages={inbox.data} today={today} /> : null}
      <Loaded of={me}>
        {() =>
          session.elders.length ? (
            session.elders.map(({ id, name }) => <Parent key={id} id={id} name={name} />)
          ) : (
            <State icon="family" words="还没有绑定老人。请老人在“我的家人”里要一个绑定码,念给您。" />
          )
        }
      </Loaded>
      <Press className="entry" onPress={() => go('familyBind')}>
        <Icon name="plus" />
        <Words className="entry__name grow">再绑定一位老人</Words>
        <Icon name="next" />
      </Press>
    </Page>
  );
}

function News({ messages, today }: { messages: InboxMessage[]; today: string }) {
  const unread = messages.filter(({ read }) => !read);
  const latest = unread[0] ?? messages[0];
  return (
    <Press className="today" onPress={() => go('familyInbox')}>
      <Icon name="bell" />
      <Box className="grow">
        <Box className="strong">{unread.length ? `${unread.length} 条新消息` : '消息'}</Box>
        <Box className="small">
          {latest
            ? `${sayInstant(latest.at, today)} ${latest.text}`
            : '老人订了、取消了什么,会在这里告诉您。'}
        </Box>
      </Box>
      <Icon name="next" />
    </Press>
  );
}

function Parent({ id, name }: { id: string; name: string }) {
  const act = (route: 'home' | 'familyWeek') => () => {
    actFor(id);
    go(route);
  };
  return (
    <Box as="section" className="card">
      <Heading level={2} className="slip__title">
        {name}
      </Heading>
      <Box className="actions__pair">
        <Press className="press--main" label={`替${name}办事`} onPress={act('home')}>
          替{name}办事
        </Press>
        <Press className="press--plain" label={`看一周:${name}`} onPress={act('familyWeek')}>
          看一周
        </Press>
      </Box>
    </Box>
  );
}
