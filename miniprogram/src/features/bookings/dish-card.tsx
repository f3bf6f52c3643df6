import { Icon } from '../../components/icon';
import { Box, Heading, Press, Words } from '../../ui/controls';
import { money } from '../../words/money';
import type { Dish } from './api';
import { needWord } from './needs';

interface Props {
  dish: Dish;
  open: boolean;
  count: number;
  onCount: (count: number) => void;
}

/** A dish with its price for this elder, what it is good for, what is in it, and how many. */
export function DishCard({ dish, open, count, onCount }: Props) {
  const { name, priceFen, yourPriceFen = priceFen, tags, allergens, remaining } = dish;
  const soldOut = remaining === 0;
  return (
    <Box as="article" className="card dish">
      <Box className="dish__row">
        <Box className="stack--tight grow">
          <Heading level={3} className="dish__name">
            {name}
          </Heading>
          <Box className="row">
            <Words className="dish__price">{money(yourPriceFen)}</Words>
            {yourPriceFen < priceFen ? <Words className="dish__was">原价 {money(priceFen)}</Words> : null}
          </Box>
        </Box>
        {soldOut ? <Words className="soft">已订完</Words> : null}
        {open && !soldOut && !count ? (
          <Press className="press--main" label={`要一份${name}`} onPress={() => onCount(1)}>
            要一份
          </Press>
        ) : null}
      </Box>
      {tags.length || allergens.length ? (
        <Box className="tags">
          {tags.map((tag) => (
            <Words key={tag} className="tag">
              {needWord(tag)}
            </Words>
          ))}
          {allergens.map((allergen) => (
            <Words key={allergen} className="tag tag--care">
              含{allergen}
            </Words>
          ))}
        </Box>
      ) : null}
      {count ? (
        <Box className="stepper">
          <Press label={`${name}少一份`} onPress={() => onCount(count - 1)}>
            <Icon name="minus" />
          </Press>
          <Words className="stepper__count">{count} 份</Words>
          <Press label={`${name}多一份`} onPress={() => onCount(Math.min(99, count + 1))}>
            <Icon name="plus" />
          </Press>
        </Box>
      ) : null}
    </Box>
  );
}
