import { Icon } from '../components/icon';
import { useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { fetchElder } from '../features/household/api';
import { fetchPlaces } from '../features/places/places';
import { currentElder, useSession } from '../features/session/session';
import { Box, Call, Heading } from '../ui/controls';

/** Numbers that hold in the whole country. */
const EMERGENCY = [
  { name: '急救', phone: '120' },
  { name: '火警', phone: '119' },
  { name: '报警', phone: '110' },
];
const HOTLINE = { name: '政务服务热线', phone: '12345' };

/** One press calls: family, the places that look after this elder, 120. It works signed out and without network. */
export default function Help() {
  const session = useSession();
  const elder = currentElder(session);
  const [family] = useFetched(
    async () => (elder && session.token ? ((await fetchElder(elder.id)).emergencyContacts ?? []) : []),
    [elder?.id],
  );
  const [places] = useFetched(
    async () => (elder && session.token ? fetchPlaces(elder.region, 'service_center') : []),
    [elder?.id],
  );
  const contacts = family.state === 'ready' ? family.data : [];
  const nearby = places.state === 'ready' ? places.data.filter(({ phone }) => phone).slice(0, 2) : [];
  return (
    <Page title="求助" helpless>
      <Box as="p" className="strong">
        按一下就打电话。
      </Box>
      <CallTo name="急救" phone="120" urgent />
      {contacts.length ? (
        <Box as="section" className="stack">
          <Heading level={2} className="section-title">
            家里人
          </Heading>
          {contacts.map(({ name, relation, phone }) => (
            <CallTo key={phone} name={`${relation} ${name}`} phone={phone} />
          ))}
        </Box>
      ) : null}
      <Box as="section" className="stack">
        <Heading level={2} className="section-title">
          服务电话
        </Heading>
        {nearby.map(({ id, name, phone }) => (
          <CallTo key={id} name={name} phone={phone} />
        ))}
        <CallTo {...HOTLINE} />
      </Box>
      <Box as="section" className="stack">
        <Heading level={2} className="section-title">
          别的急事
        </Heading>
        {EMERGENCY.slice(1).map((each) => (
          <CallTo key={each.phone} {...each} urgent />
        ))}
      </Box>
    </Page>
  );
}

const CallTo = ({ name, phone, urgent }: { name: string; phone: string; urgent?: boolean }) => (
  <Call className={`call ${urgent ? '' : 'call--calm'}`} phone={phone} label={`打电话给${name},${phone}`}>
    <Box className="grow">
      <Box>{name}</Box>
      <Box className="small">{phone}</Box>
    </Box>
    <Icon name="phone" />
  </Call>
);
