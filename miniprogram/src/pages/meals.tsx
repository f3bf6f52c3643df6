import { useState } from 'react';
import type { MealName } from '../../../server/contract';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { Pick } from '../components/pick';
import { State } from '../components/states';
import { draftBooking, fetchMenus, type Menu } from '../features/bookings/api';
import { DishCard } from '../features/bookings/dish-card';
import { NEEDS } from '../features/bookings/needs';
import { openDraft } from '../features/bookings/open-draft';
import { useSignedIn } from '../features/household/use-signed-in';
import { sayDistance } from '../features/places/places';
import { go } from '../routes';
import { Box, Heading, Press, Words } from '../ui/controls';
import { addDays, MEALS, sayDay, sayInstant } from '../words/days';
import { money } from '../words/money';

const MEAL_OPTIONS = (['breakfast', 'lunch', 'dinner'] as const).map((value) => ({
  value,
  label: MEALS[value],
}));

/** The menus of a day, narrowed by needs, and an order made from one of them. */
export default function Meals() {
  const { elderId, today } = useSignedIn();
  const [ahead, setAhead] = useState(1);
  const [meal, setMeal] = useState<MealName>('lunch');
  const [needs, setNeeds] = useState<string[]>([]);
  const date = addDays(today, ahead);
  const menus = useFetched(
    () => (elderId ? fetchMenus(elderId, date, meal) : Promise.resolve([])),
    [elderId, date, meal],
  );
  const toggle = (tag: string) =>
    setNeeds((before) => (before.includes(tag) ? before.filter((each) => each !== tag) : [...before, tag]));
  return (
    <Page title="订餐">
      <Pick
        label="哪一天"
        options={[0, 1, 2].map((value) => ({ value, label: sayDay(addDays(today, value), today) }))}
        chosen={ahead}
        onChoose={setAhead}
      />
      <Pick label="哪一顿" options={MEAL_OPTIONS} chosen={meal} onChoose={setMeal} />
      <Heading level={2} className="section-title">
        有什么要照顾的?
      </Heading>
      <Pick
        label="要照顾的"
        options={NEEDS.map(({ tag, label }) => ({ value: tag, label }))}
        chosen={needs}
        onChoose={toggle}
      />
      <Loaded of={menus}>
        {(all) =>
          all.length ? (
            all.map((menu) => (
              <MenuCard
                key={`${menu.siteId}${menu.date}${menu.meal}`}
                menu={menu}
                needs={needs}
                elderId={elderId}
                today={today}
              />
            ))
          ) : (
            <State
              icon="meal"
              words={`${sayDay(date, today)}${MEALS[meal]}没有菜单。换一天,或换一顿看看。`}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

interface CardProps {
  menu: Menu;
  needs: string[];
  elderId: string;
  today: string;
}

function MenuCard({ menu, needs, elderId, today }: CardProps) {
  const [counts, setCounts] = useState<Record<string, number>>({});
  const [delivery, setDelivery] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const open = menu.open !== false;
  const dishes = menu.dishes.filter(({ tags }) => needs.every((need) => tags.includes(need)));
  const items = Object.entries(counts)
    .filter(([, quantity]) => quantity > 0)
    .map(([dishId, quantity]) => ({ dishId, quantity }));

  const order = async () => {
    setBusy(true);
    setTrouble('');
    try {
      const { siteId, date, meal } = menu;
      openDraft(await draftBooking({ elderId, kind: 'meal', siteId, date, meal, items, delivery }));
      go('confirm');
    } catch (problem) {
      setTrouble(asProblem(problem).detail);
    }
    setBusy(false);
  };

  return (
    <Box as="section" className="stack" label={menu.siteName}>
      <Box className="stack menu__head">
        <Heading level={2} className="section-title">
          {menu.siteName}
        </Heading>
        <Words className="soft">{menuFacts(menu, today)}</Words>
      </Box>
      {dishes.map((dish) => (
        <DishCard
          key={dish.id}
          dish={dish}
          open={open}
          count={counts[dish.id] ?? 0}
          onCount={(count) => setCounts((before) => ({ ...before, [dish.id]: count }))}
        />
      ))}
      {dishes.length ? null : <State icon="meal" words="这里没有全合您要求的菜。" />}
      {items.length ? (
        <Box className="card">
          {menu.delivers === false ? null : (
            <Pick
              label="怎么吃"
              options={[
                { value: 0, label: '自己去' },
                { value: 1, label: `送到家${menu.deliveryFen ? `(加 ${money(menu.deliveryFen)})` : ''}` },
              ]}
              chosen={delivery ? 1 : 0}
              onChoose={(value) => setDelivery(value === 1)}
            />
          )}
          <Notice words={trouble} />
          <Press className="press--main press--wide" disabled={busy} onPress={() => void order()}>
            {busy
              ? '正在算……'
              : `选好了 ${items.reduce((sum, { quantity }) => sum + quantity, 0)} 份,看看价钱`}
          </Press>
        </Box>
      ) : null}
    </Box>
  );
}

function menuFacts({ open, cutoff, distanceMeters }: Menu, today: string): string {
  const far = distanceMeters === undefined ? '' : `离您 ${sayDistance(distanceMeters)},`;
  return open === false ? `${far}这一顿已经不能订了。` : `${far}${sayInstant(cutoff, today)} 以前可以订。`;
}
