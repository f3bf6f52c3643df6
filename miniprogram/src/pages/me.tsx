import { Loaded, useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { needWord } from '../features/bookings/needs';
import { type Elder, fetchElder } from '../features/household/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { Box, Heading, Words } from '../ui/controls';

/** What is on file: who I am, where I live, what I need. */
export default function Me() {
  const { elderId } = useSignedIn();
  const elder = useFetched(() => fetchElder(elderId), [elderId]);
  return (
    <Page title="我的资料">
      <Loaded of={elder}>{(found) => <Profile elder={found} />}</Loaded>
    </Page>
  );
}

function Profile({ elder }: { elder: Elder }) {
  const needs = [
    ...(elder.diet ?? []).map(needWord),
    ...(elder.allergies ?? []).map((each) => `不能吃${each}`),
  ];
  const about: [string, string | undefined][] = [
    ['姓名', elder.name],
    ['出生', elder.birthDate],
    ['电话', elder.phone],
    ['住址', elder.address],
    ['身份', elder.identities?.join('、')],
    [
      '护理等级',
      elder.careLevel === undefined ? undefined : elder.careLevel ? `${elder.careLevel} 级` : '不需要护理',
    ],
    ['每月服务时长', elder.serviceHoursMonthly ? `${elder.serviceHoursMonthly} 小时` : undefined],
  ];
  return (
    <>
      <Box as="section" className="card">
        <Heading level={2} className="section-title">
          我的情况
        </Heading>
        <Facts facts={about} />
      </Box>
      <Box as="section" className="card">
        <Heading level={2} className="section-title">
          吃饭要照顾的
        </Heading>
        {needs.length ? (
          <Box className="tags">
            {needs.map((need) => (
              <Words key={need} className="tag">
                {need}
              </Words>
            ))}
          </Box>
        ) : (
          <Words className="soft">没有登记忌口。</Words>
        )}
      </Box>
      <Box as="section" className="card">
        <Heading level={2} className="section-title">
          有事找谁
        </Heading>
        <Facts
          facts={(elder.emergencyContacts ?? []).map(({ relation, name, phone }) => [
            `${relation} ${name}`,
            phone,
          ])}
        />
      </Box>
      <Words className="soft">资料要改,请告诉社区或家人,也可以打服务电话。</Words>
    </>
  );
}

const Facts = ({ facts }: { facts: [string, string | undefined][] }) => (
  <Box as="ul" className="lines">
    {facts
      .filter(([, value]) => value)
      .map(([name, value]) => (
        <Box as="li" className="line" key={name}>
          <Words className="line__name">{name}</Words>
          <Words className="line__value">{value}</Words>
        </Box>
      ))}
  </Box>
);
