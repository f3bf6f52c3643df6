import { useState } from 'react';
import { BookingLine } from '../components/booking-line';
import { Icon } from '../components/icon';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { State } from '../components/states';
import { fetchBookings } from '../features/bookings/api';
import { askToBind, refreshSession } from '../features/household/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { actFor } from '../features/session/session';
import { go } from '../routes';
import { Box, Field, Heading, Press, Words } from '../ui/controls';
import { addDays } from '../words/days';

/** A family member's first page: each parent with the week ahead, and binding another one. */
export default function FamilyHome() {
  const { session, today } = useSignedIn();
  const me = useFetched(refreshSession, [session.token]);
  return (
    <Page title="我的老人" bare>
      <Box as="header" className="home__top">
        <Heading level={1} className="home__hello grow">
          {session.account?.displayName},您好
        </Heading>
        <Press className="home__more" onPress={() => go('more')}>
          <Icon name="more" />
          <Words>更多</Words>
        </Press>
      </Box>
      <Loaded of={me}>
        {() => (
          <>
            {session.elders.map(({ id, name }) => (
              <Parent key={id} id={id} name={name} today={today} />
            ))}
            {session.elders.length ? null : (
              <State icon="family" words="还没有绑定老人。请老人在“我的家人”里要一个绑定码。" />
            )}
          </>
        )}
      </Loaded>
      <Bind onBound={me[1]} />
    </Page>
  );
}

function Parent({ id, name, today }: { id: string; name: string; today: string }) {
  const bookings = useFetched(() => fetchBookings(id, today, 'confirmed'), [id, today]);
  const act = () => {
    actFor(id);
    go('home');
  };
  return (
    <Box as="section" className="card">
      <Heading level={2} className="section-title">
        {name}
      </Heading>
      <Loaded of={bookings}>
        {(all) => {
          const week = all.filter(({ date }) => date < addDays(today, 7));
          if (!week.length) return <Words className="soft">这七天还没有预订。</Words>;
          return week.map((booking) => <BookingLine key={booking.id} booking={booking} />);
        }}
      </Loaded>
      <Press className="press--main" onPress={act}>
        替{name}办事
      </Press>
    </Box>
  );
}

function Bind({ onBound }: { onBound: () => void }) {
  const [code, setCode] = useState('');
  const [relation, setRelation] = useState('');
  const [said, setSaid] = useState('');
  const ready = /^\d{6}$/.test(code) && relation.trim().length > 0;
  const ask = () =>
    void askToBind(code, relation.trim(), ['book', 'view', 'health']).then(
      ({ elderName }) => {
        setSaid(`已经告诉${elderName},等老人同意。`);
        setCode('');
        onBound();
      },
      (problem: unknown) => setSaid(asProblem(problem).detail),
    );
  return (
    <Box as="section" className="card">
      <Heading level={2} className="section-title">
        再绑定一位老人
      </Heading>
      <Field id="code" label="老人念给您的六位数字" value={code} onChange={setCode} digits maxLength={6} />
      <Field
        id="relation"
        label="您是老人的什么人"
        value={relation}
        onChange={setRelation}
        placeholder="比如:女儿"
        maxLength={20}
      />
      <Notice words={said} />
      <Press className="press--main" disabled={!ready} onPress={ask}>
        请老人同意
      </Press>
    </Box>
  );
}
