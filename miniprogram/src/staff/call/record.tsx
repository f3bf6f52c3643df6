import type { ReactNode } from 'react';
import { Box, Heading, Words } from '../../ui/controls';
import { MEALS, sayDay } from '../../words/days';
import { ORDER_KINDS } from '../words';
import type { CallRecord } from './api';

const DIETS: Record<string, string> = {
  soft: '软烂',
  low_salt: '少盐',
  low_sugar: '少糖',
  vegetarian: '素食',
  halal: '清真',
  spicy: '辣',
};

/** Who it is about: needs first, then people, what is booked, hours, earlier calls and open orders. */
export function Record({ record, today }: { record: CallRecord; today: string }) {
  const { elder, household = [], bookings = [], hours, recentCalls = [], workOrders = [] } = record;
  if (!elder) return null;
  return (
    <Box as="section" className="panel record" label="老人档案">
      <Box className="record__head">
        <Heading level={2} className="record__name">
          {elder.name}
        </Heading>
        <Words className="soft">
          {elder.gender} {elder.age} 岁 · 照护 {elder.careLevel} 级
        </Words>
      </Box>
      <Box className="marks">
        {elder.allergies.map((each) => (
          <Words key={each} className="tag2 tag2--alarm">
            过敏:{each}
          </Words>
        ))}
        {elder.diet.map((each) => (
          <Words key={each} className="tag2">
            {DIETS[each] ?? each}
          </Words>
        ))}
        {elder.identities.map((each) => (
          <Words key={each} className="tag2 tag2--gold">
            {each}
          </Words>
        ))}
      </Box>
      <Words className="small">{elder.address}</Words>
      <Words className="small soft">
        电话 {elder.phone} · 生日 {elder.birthDate}
      </Words>
      <Part title="家里人">
        {elder.emergencyContacts.map((each) => (
          <Line key={each.phone} name={`${each.relation} ${each.name}`} value={each.phone} />
        ))}
        {household.map((each) => (
          <Line
            key={each.displayName}
            name={`${each.displayName}(叫老人「${each.relation}」)`}
            value={each.scopes.includes('book') ? '小程序里可代订' : '小程序里只能看'}
          />
        ))}
      </Part>
      {hours ? (
        <Part title="本月服务时长">
          <Line
            name={`共 ${hours.granted} 小时,已约 ${hours.reserved},已用 ${hours.used}`}
            value={`剩 ${hours.left}`}
          />
        </Part>
      ) : null}
      <Part title="已经订下的" none="没有" count={bookings.length}>
        {bookings.map((each) => (
          <Line
            key={each.id}
            name={each.title}
            value={`${sayDay(each.date, today)}${each.meal ? MEALS[each.meal] : (each.start ?? '')}`}
          />
        ))}
      </Part>
      <Part title="没办完的工单" none="没有" count={workOrders.length}>
        {workOrders.map((each) => (
          <Line
            key={each.id}
            name={`${ORDER_KINDS[each.kind]}:${each.summary.slice(0, 24)}`}
            value={each.statusWords}
          />
        ))}
      </Part>
      <Part title="最近来电" none="没有" count={recentCalls.length}>
        {recentCalls.map((each) => (
          <Line
            key={each.id}
            name={(each.summary ?? '没有小结').slice(0, 40)}
            value={sayDay(each.startedAt.slice(0, 10), today)}
          />
        ))}
      </Part>
    </Box>
  );
}

const Part = ({
  title,
  none,
  count = 1,
  children,
}: {
  title: string;
  none?: string;
  count?: number;
  children: ReactNode;
}) => (
  <Box className="record__part">
    <Heading level={3} className="record__title">
      {title}
    </Heading>
    {count ? <Box as="ul">{children}</Box> : <Words className="soft small">{none}</Words>}
  </Box>
);

const Line = ({ name, value }: { name: string; value: string }) => (
  <Box as="li" className="record__line">
    <Words>{name}</Words>
    <Words className="record__value">{value}</Words>
  </Box>
);
