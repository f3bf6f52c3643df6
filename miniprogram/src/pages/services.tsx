import { Icon } from '../components/icon';
import { Loaded, useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { State } from '../components/states';
import { fetchServices, type Service } from '../features/bookings/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { go } from '../routes';
import { Box, Press, Words } from '../ui/controls';
import { sayDay } from '../words/days';
import { money } from '../words/money';

export default function Services() {
  const { elderId, today } = useSignedIn();
  const services = useFetched(() => (elderId ? fetchServices(elderId) : Promise.resolve([])), [elderId]);
  return (
    <Page title="叫服务">
      <Loaded of={services}>
        {(all) =>
          all.length ? (
            all.map((service) => <ServiceEntry key={service.id} service={service} today={today} />)
          ) : (
            <State icon="service" words="您那里还没有能上门的服务。">
              <Press className="press--quiet" onPress={() => go('help')}>
                打电话问问
              </Press>
            </State>
          )
        }
      </Loaded>
    </Page>
  );
}

function ServiceEntry({ service, today }: { service: Service; today: string }) {
  const {
    id,
    name,
    category,
    description,
    priceFen,
    yourPriceFen = priceFen,
    unit,
    eligible,
    nextSlot,
    hoursEligible,
  } = service;
  const price = `${money(yourPriceFen)}/${unit}`;
  return (
    <Press
      className="entry"
      onPress={() => go('slots', { id, name, hours: hoursEligible ? '1' : undefined })}
    >
      <Box className="grow stack--tight">
        <Box className="row row--apart">
          <Words className="entry__name">{name}</Words>
          <Words className="dish__price">{price}</Words>
        </Box>
        <Box className="soft small">
          {category} · {description}
        </Box>
        <Box className="small strong">
          {eligible === false
            ? '要评过护理等级才能订'
            : nextSlot
              ? `最早 ${sayDay(nextSlot.date, today)} ${nextSlot.start}`
              : '近期约满了'}
        </Box>
      </Box>
      <Icon name="next" />
    </Press>
  );
}
