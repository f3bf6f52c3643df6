import { useEffect } from 'react';
import { Loaded, useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { State } from '../components/states';
import { fetchInbox, markInboxRead } from '../features/family/api';
import { Subscribe } from '../features/family/subscribe';
import { useSignedIn } from '../features/household/use-signed-in';
import { Box, Heading, Words } from '../ui/controls';
import { sayInstant } from '../words/days';

/** What happened to the elders one looks after; opening the page marks it read. */
export default function Inbox() {
  const { session, today } = useSignedIn();
  const messages = useFetched(fetchInbox, [session.token]);
  const ready = messages[0].state === 'ready';
  useEffect(() => {
    if (ready) void markInboxRead().catch(() => undefined);
  }, [ready]);
  return (
    <Page title="消息" own>
      <Subscribe />
      <Loaded of={messages}>
        {(all) =>
          all.length ? (
            all.map(({ id, elderName, text, at, read }) => (
              <Box as="article" key={id} className="card card--flat">
                <Box className="row row--apart">
                  <Heading level={2} className="strong">
                    {elderName}
                  </Heading>
                  {read ? null : <Words className="slip__tag">新</Words>}
                </Box>
                <Words>{text}</Words>
                <Words className="soft small">{sayInstant(at, today)}</Words>
              </Box>
            ))
          ) : (
            <State icon="bell" words="还没有消息。老人订了、取消了什么,会在这里告诉您。" />
          )
        }
      </Loaded>
    </Page>
  );
}
