import { useState } from 'react';
import type { MealName } from '../../../server/contract';
import { Loaded, useFetched } from '../components/loaded';
import { Page } from '../components/page';
import { Pick } from '../components/pick';
import { State } from '../components/states';
import { fetchMenus, type Menu } from '../features/bookings/api';
import { type Basket, countOf, EMPTY, put } from '../features/bookings/basket';
import { BasketBar } from '../features/bookings/basket-bar';
import { DishCard } from '../features/bookings/dish-card';
import { NEEDS } from '../features/bookings/needs';
import { useSignedIn } from '../features/household/use-signed-in';
import { sayDistance } from '../features/places/places';
import { Box, Heading, Words } from '../ui/controls';
import { addDays, dayLabel, MEALS, sayDay, sayInstant } from '../words/days';

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
  const [basket, setBasket] = useState<Basket>(EMPTY);
  const date = addDays(today, ahead);
  const menus = useFetched(
    () => (elderId ? fetchMenus(elderId, date, meal) : Promise.resolve([])),
    [elderId, date, meal],
  );
  const toggle = (tag: string) =>
    setNeeds((before) => (before.includes(tag) ? before.filter((each) => each !== tag) : [...before, tag]));
  const choose = (change: () => void) => {
    setBasket(EMPTY);
    change();
  };
  return (
    <Page
      title="订餐"
      foot={basket.menu ? <BasketBar basket={basket} menu={basket.menu} elderId={elderId} /> : null}
    >
      <Pick
        label="哪一天"
        options={[0, 1, 2].map((value) => ({ value, ...dayLabel(addDays(today, value), today) }))}
        chosen={ahead}
        onChoose={(value) => choose(() => setAhead(value))}
      />
      <Pick
        label="哪一顿"
        options={MEAL_OPTIONS}
        chosen={meal}
        onChoose={(value) => choose(() => setMeal(value))}
      />
      <Heading level={2} className="section-title">
        有什么要照顾的?
      </Heading>
      <Pick
        label="要照顾的"
        shape="loose"
        options={NEEDS.map(({ tag, label }) => ({ value: tag, label }))}
        chosen={needs}
        onChoose={toggle}
      />
      <Loaded of={menus}>
        {(all) =>
          all.length ? (
            all.map((menu) => (
              <MenuSection
                key={`${menu.siteId}${menu.date}${menu.meal}`}
                menu={menu}
                needs={needs}
                today={today}
                basket={basket}
                onBasket={setBasket}
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

interface SectionProps {
  menu: Menu;
  needs: string[];
  today: string;
  basket: Basket;
  onBasket: (basket: Basket) => void;
}

function MenuSection({ menu, needs, today, basket, onBasket }: SectionProps) {
  const dishes = menu.dishes.filter(({ tags }) => needs.every((need) => tags.includes(need)));
  return (
    <Box as="section" className="stack" label={menu.siteName}>
      <Box className="stack--tight">
        <Heading level={2} className="section-title">
          {menu.siteName}
        </Heading>
        <Box className="soft">{menuFacts(menu, today)}</Box>
      </Box>
      {dishes.map((dish) => (
        <DishCard
          key={dish.id}
          dish={dish}
          open={menu.open !== false}
          count={countOf(basket, menu, dish.id)}
          onCount={(count) => onBasket(put(basket, menu, dish.id, count))}
        />
      ))}
      {dishes.length ? null : <Words className="soft">这里没有全合您要求的菜。</Words>}
    </Box>
  );
}

function menuFacts({ open, cutoff, distanceMeters }: Menu, today: string): string {
  const far = distanceMeters === undefined ? '' : `离您 ${sayDistance(distanceMeters)},`;
  return open === false ? `${far}这一顿已经不能订了。` : `${far}${sayInstant(cutoff, today)} 以前可以订。`;
}
