import { useDidShow } from '@tarojs/taro';
import type { Booking } from '../../../server/contract';
import { Icon, type IconName } from '../components/icon';
import { useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { when } from '../components/slip';
import { fetchBookings } from '../features/bookings/api';
import { refreshSession } from '../features/household/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { go, type Route } from '../routes';
import { Box, Heading, Press, Words } from '../ui/controls';
import { greetingAt, monthDay, weekday } from '../words/days';

const TILES: { name: string; icon: IconName; look: string; route: Route; query?: Record<string, string> }[] =
  [
    { name: '问政策', icon: 'policy', look: 'policy', route: 'talk', query: { about: 'policy' } },
    { name: '订餐', icon: 'meal', look: 'meal', route: 'meals' },
    { name: '叫服务', icon: 'service', look: 'service', route: 'services' },
    { name: '我的预订', icon: 'bookings', look: 'bookings', route: 'bookings' },
  ];

export default function Home() {
  const { session, elder, elderId, today } = useSignedIn();
  useDidShow(() => {
    if (session.token) void refreshSession().catch(() => undefined);
  });
  const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours();
  return (
    <Page
      title="银铃"
      bare
      className="home"
      foot={
        <Press className="call call--help" onPress={() => go('help')}>
          <Words>求助 · 一键呼叫</Words>
          <Icon name="phone" />
        </Press>
      }
    >
      <Box as="header" className="home__top">
        <Box className="home__greeting">
          <Heading level={1} className="home__hello">
            {elder?.name ? `${elder.name},` : ''}
            {greetingAt(hour)}
          </Heading>
          <Box as="p" className="home__day">
            今天 {monthDay(today)} {weekday(today)}
          </Box>
        </Box>
        <Press className="home__more" onPress={() => go('more')}>
          <Icon name="more" />
          <Words>更多</Words>
        </Press>
      </Box>
      <Box className="talk-stage">
        <Press className="talk-button" onPress={() => go('talk', { listen: '1' })}>
          <Icon name="mic" className="talk-button__icon" />
          <Box>按一下</Box>
          <Box>说话</Box>
        </Press>
        <Press className="talk-stage__type" onPress={() => go('talk', { type: '1' })}>
          <Icon name="keyboard" />
          <Words>打字也行</Words>
        </Press>
      </Box>
      {elderId ? <TodaysBooking elderId={elderId} today={today} /> : null}
      <Box as="nav" className="tiles" label="能办的事">
        {TILES.map(({ name, icon, look, route, query }) => (
          <Press key={name} className={`tile tile--${look}`} onPress={() => go(route, query)}>
            <Icon name={icon} className="tile__icon" />
            <Words>{name}</Words>
          </Press>
        ))}
      </Box>
    </Page>
  );
}

/** The next thing that is booked, in one line. Without network the line is simply not there. */
function TodaysBooking({ elderId, today }: { elderId: string; today: string }) {
  const [fetched] = useFetched(() => fetchBookings(elderId, today, 'confirmed'), [elderId, today]);
  if (fetched.state !== 'ready') return null;
  const next = [...fetched.data].sort((a, b) => order(a).localeCompare(order(b)))[0];
  return (
    <Press className="today" onPress={() => go(next ? 'bookings' : 'meals')}>
      <Icon name="clock" />
      <Words className="grow">{next ? `${when(next, today)}:${next.title}` : '还没有预订,要订饭吗?'}</Words>
      <Icon name="next" />
    </Press>
  );
}

const MEAL_ORDER = { breakfast: '08', lunch: '11', dinner: '17' } as const;
const order = ({ date, start, meal }: Booking) => `${date}${start ?? (meal ? MEAL_ORDER[meal] : '')}`;
