import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { useSession } from '../features/session/session';
import { Box, Press, Words } from '../ui/controls';
import { dayOf } from '../words/days';
import { type Colleague, fetchColleagues } from './call/api';
import { Key } from './frame/key';
import type { Hint } from './frame/keys-of';
import { Choose, Scroll } from './frame/parts';
import { saveFile } from './frame/save-file';
import { StaffPage } from './frame/staff-page';
import { ActPanel } from './orders/act-panel';
import {
  type Action,
  type Filter,
  fetchOrder,
  fetchOrders,
  type Move,
  moveOrder,
  queryOf,
  type WorkOrder,
} from './orders/api';
import { OrderDetail } from './orders/order-detail';
import { OrderLine } from './orders/order-line';
import { STATUSES } from './orders/words';

const HINTS: Hint[] = [
  { key: '↑ ↓', does: '选工单' },
  { key: '1–9', does: '做这一步' },
  { key: 'F', does: '换状态' },
  { key: 'G', does: '只看我的' },
  { key: 'V', does: '导出 CSV' },
  { key: 'L', does: '导出 Excel' },
];

/** Work orders, the most pressing first, and the one in front with all that happened to it. */
export default function Orders() {
  const { id: wanted } = useRouter().params;
  const { account, today = dayOf(Date.now()) } = useSession();
  const [status, setStatus] = useState('');
  const [mine, setMine] = useState(false);
  const filter: Filter = {
    open: status === '' || undefined,
    status: status && status !== 'all' ? status : undefined,
    assigneeId: mine ? account?.id : undefined,
  };
  const orders = useFetched(() => fetchOrders(filter), [status, mine]);
  const all = orders[0].state === 'ready' ? orders[0].data : [];
  const [chosenId, setChosenId] = useState(wanted);
  const chosen = all.find(({ id }) => id === chosenId)?.id ?? chosenId ?? all[0]?.id;
  const [detail, setDetail] = useState<WorkOrder>();
  const [action, setAction] = useState<Action>();
  const [colleagues, setColleagues] = useState<Colleague[]>([]);
  const [trouble, setTrouble] = useState('');
  const fail = (problem: unknown) => setTrouble(asProblem(problem).detail);

  useEffect(() => {
    setAction(undefined);
    setTrouble('');
    if (chosen) fetchOrder(chosen).then(setDetail, fail);
    else setDetail(undefined);
  }, [chosen]);
  useEffect(() => {
    fetchColleagues().then(setColleagues, () => undefined);
  }, []);

  const step = (by: number) => {
    const here = all.findIndex(({ id }) => id === chosen);
    setChosenId(all[Math.min(all.length - 1, Math.max(0, here + by))]?.id);
  };
  const nextStatus = () => {
    const here = STATUSES.findIndex(({ value }) => value === status);
    setStatus(STATUSES[(here + 1) % STATUSES.length]?.value ?? '');
  };
  const save = (format: 'csv' | 'xlsx') =>
    void saveFile(
      `/v1/work-orders/export?format=${format}&${queryOf(filter)}`,
      `工单-${today}.${format}`,
    ).catch(fail);
  const act = (move: Move) => {
    if (!chosen) return;
    moveOrder(chosen, move).then((fresh) => {
      setDetail(fresh);
      setAction(undefined);
      setTrouble('');
      orders[1]();
    }, fail);
  };
  const digits = Object.fromEntries(
    (detail?.actions ?? []).map((each, n) => [`Digit${n + 1}`, () => setAction(each)]),
  );

  return (
    <StaffPage
      title="工单"
      here="staffOrders"
      hints={HINTS}
      className="two"
      keys={{
        ...digits,
        ArrowDown: () => step(1),
        ArrowUp: () => step(-1),
        KeyF: nextStatus,
        KeyG: () => setMine(!mine),
        KeyV: () => save('csv'),
        KeyL: () => save('xlsx'),
        Escape: () => setAction(undefined),
      }}
      typing={{ Escape: () => setAction(undefined) }}
    >
      <Scroll label="工单列表" className="two__left">
        <Box className="filters">
          <Choose id="status" label="状态" value={status} options={STATUSES} onChange={setStatus} />
          <Press
            className={`act act--small ${mine ? 'act--on' : ''}`}
            chosen={mine}
            onPress={() => setMine(!mine)}
          >
            只看我的<Key>G</Key>
          </Press>
          <Press className="act act--small" onPress={() => save('csv')}>
            CSV<Key>V</Key>
          </Press>
          <Press className="act act--small" onPress={() => save('xlsx')}>
            Excel<Key>L</Key>
          </Press>
        </Box>
        <Loaded of={orders}>
          {(some) =>
            some.length ? (
              some.map((order) => (
                <OrderLine
                  key={order.id}
                  order={order}
                  today={today}
                  chosen={order.id === chosen}
                  onPress={() => setChosenId(order.id)}
                />
              ))
            ) : (
              <Box className="empty">
                <Words>没有这样的工单。</Words>
              </Box>
            )
          }
        </Loaded>
      </Scroll>
      <Scroll label="工单内容" className="two__right">
        {action && detail ? (
          <ActPanel
            key={`${detail.id}${action}`}
            action={action}
            others={all.filter(({ id }) => id !== detail.id)}
            colleagues={colleagues}
            trouble={trouble}
            onDo={act}
          />
        ) : (
          <Notice words={trouble} />
        )}
        {detail ? (
          <OrderDetail order={detail} today={today} onAct={setAction} />
        ) : (
          <Box className="empty">
            <Words>选一张工单看经过。</Words>
          </Box>
        )}
      </Scroll>
    </StaffPage>
  );
}
