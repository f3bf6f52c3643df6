import { useState } from 'react';
import { asProblem } from '../../components/loaded';
import { Notice } from '../../components/notice';
import { Pick } from '../../components/pick';
import { go } from '../../routes';
import { Press } from '../../ui/controls';
import { money } from '../../words/money';
import { draftBooking, type Menu } from './api';
import { type Basket, itemsOf } from './basket';
import { openDraft } from './open-draft';

/** What is picked so far, how it gets to the table, and the way to the price. */
export function BasketBar({ basket, menu, elderId }: { basket: Basket; menu: Menu; elderId: string }) {
  const [delivery, setDelivery] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const items = itemsOf(basket);
  const portions = items.reduce((sum, { quantity }) => sum + quantity, 0);

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
    <>
      <Notice words={trouble} />
      {menu.delivers === false ? null : (
        <Pick
          label="怎么吃"
          options={[
            { value: 0, label: '自己去' },
            { value: 1, label: menu.deliveryFen ? `送到家(加${money(menu.deliveryFen)})` : '送到家' },
          ]}
          chosen={delivery ? 1 : 0}
          onChoose={(value) => setDelivery(value === 1)}
        />
      )}
      <Press className="press--main press--wide" disabled={busy} onPress={() => void order()}>
        {busy ? '正在算……' : `选好了 ${portions} 份,看看价钱`}
      </Press>
    </>
  );
}
