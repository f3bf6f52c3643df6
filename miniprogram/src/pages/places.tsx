import { useState } from 'react';
import { Icon } from '../components/icon';
import { Loaded, useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { Pick } from '../components/pick';
import { State } from '../components/states';
import { fetchElder } from '../features/household/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { fetchPlaces, type Place, sayDistance } from '../features/places/places';
import { Box, Call, Heading, Press, Words } from '../ui/controls';
import { locate, openMap } from '../ui/platform';

const KINDS = [
  { value: '', label: '全部' },
  { value: 'canteen', label: '助餐点' },
  { value: 'service_center', label: '服务中心' },
  { value: 'adviser_point', label: '咨询点' },
  { value: 'clinic', label: '卫生站' },
];
const kindWord = (kind: string) => KINDS.find(({ value }) => value === kind)?.label ?? '';

/** Places near the elder's home; near where one stands only when one asks for it. */
export default function Places() {
  const { elder, elderId } = useSignedIn();
  const [kind, setKind] = useState('');
  const [here, setHere] = useState<{ lat: number; lng: number }>();
  const [refused, setRefused] = useState(false);
  const places = useFetched(async () => {
    if (!elder) return [];
    const home = here ?? (await fetchElder(elderId).catch(() => undefined));
    return fetchPlaces(elder.region, kind || undefined, home);
  }, [elderId, kind, here]);

  const useHere = async () => {
    const found = await locate();
    setRefused(!found);
    if (found) setHere(found);
  };

  return (
    <Page title="附近的地方">
      <Pick label="哪一类" options={KINDS} chosen={kind} onChoose={setKind} />
      <Press className="press--plain press--wide" onPress={() => void useHere()}>
        <Icon name="place" />
        <Words>{here ? '已按您现在的位置排' : '按我现在的位置排'}</Words>
      </Press>
      {refused ? <Words className="soft">没拿到您的位置,先按您家的位置排。</Words> : null}
      <Loaded of={places}>
        {(all) =>
          all.length ? (
            all.map((place) => <PlaceCard key={place.id} place={place} />)
          ) : (
            <State icon="place" words="附近还没有登记的地方。" />
          )
        }
      </Loaded>
    </Page>
  );
}

function PlaceCard({ place }: { place: Place }) {
  const { name, kind, address, phone, distanceMeters, delivery } = place;
  const facts = [
    kindWord(kind),
    distanceMeters === undefined ? undefined : `离您 ${sayDistance(distanceMeters)}`,
    delivery ? '能送餐' : undefined,
  ];
  return (
    <Box as="article" className="card">
      <Heading level={2} className="entry__name">
        {name}
      </Heading>
      <Words className="soft">{facts.filter(Boolean).join(' · ')}</Words>
      <Words>{address}</Words>
      <Box className="actions__pair">
        {phone ? (
          <Call className="press--main" phone={phone} label={`打电话给${name},${phone}`}>
            <Icon name="phone" />
            <Words>打电话</Words>
          </Call>
        ) : null}
        <Press className="press--plain" label={`去${name}怎么走`} onPress={() => openMap(place)}>
          <Icon name="place" />
          <Words>怎么走</Words>
        </Press>
      </Box>
    </Box>
  );
}
