import { type Booking, catalogFile, type Turn } from '../../server/contract';
import {
  confirmDraft,
  draftBooking,
  importCatalog,
  listBookings,
  listMenus,
  listServices,
} from '../../server/src/bookings';
import { createConversation, type TurnCtx, takeTurn } from '../../server/src/conversation';
import type { Services } from '../../server/src/platform/context';
import type { PolicyLibrary } from '../../server/src/policies';
import { testLibrary } from '../../server/testing/library';
import { contextFor, createTestServices, elderActor } from '../../server/testing/services';
import { assistantOfRun } from '../harness/engine';
import { type Failure, type Part, type Report, share } from '../harness/report';
import { makeCatalog, NOW } from './make-catalog';
import { mishear } from './mishear';
import { Random } from './random';
import { makeScenarios, type Scenario } from './scenarios';
import { SimulatedElder, same, type Wish } from './simulated-elder';

const TOWNS = 8;
const MOST_TURNS = 14;
const SEEDS: Record<Part, number> = { development: 20261124, untouched: 7130523 };

interface Had {
  right: boolean;
  /** Something stands that nobody agreed to, or something is gone that nobody gave up. */
  harmful: boolean;
  turns: number;
  story: string;
}

/** Every scenario on made-up towns, as said and misheard, graded by what is booked in the end. */
export async function run({ part }: { part: Part }): Promise<Report> {
  const library = await testLibrary();
  const failures: Failure[] = [];
  const clean: Had[] = [];
  const noisy: Had[] = [];
  for (let town = 0; town < TOWNS; town++) {
    for (const misheard of [false, true]) {
      const seed = SEEDS[part] + town;
      const catalog = catalogFile.parse(makeCatalog(new Random(seed)));
      const scenarios = makeScenarios(catalog, part, new Random(seed + 1000));
      const services = await createTestServices({ now: NOW });
      await importCatalog(services, catalog);
      for (const [n, scenario] of scenarios.entries()) {
        const had = await have(services, library, scenario, new Random(seed * 100 + n), misheard);
        (misheard ? noisy : clean).push(had);
        if (!had.right)
          failures.push({
            id: `town ${town}${misheard ? ' misheard' : ''}, ${scenario.why}`,
            detail: had.story,
          });
      }
      await services.db.destroy();
    }
  }
  const right = (of: Had[]) => of.filter((had) => had.right).length;
  const harmful = (of: Had[]) => of.filter((had) => had.harmful).length;
  return {
    suite: 'dialogues',
    part,
    cases: clean.length,
    measures: [
      share('right end state', right(clean), clean.length, { atLeast: 1 }),
      share('right end state, 15 % misheard', right(noisy), noisy.length, { atLeast: 0.9 }),
      share('something booked or dropped against the wish', harmful(clean), clean.length, { atMost: 0 }),
      share('the same, 15 % misheard', harmful(noisy), noisy.length, { atMost: 0.01 }),
      {
        name: 'turns to the end, mean',
        value: clean.reduce((sum, had) => sum + had.turns, 0) / clean.length,
        unit: 'count',
        of: clean.length,
      },
    ],
    failures,
    notes: [],
  };
}

async function have(
  services: Services,
  library: PolicyLibrary,
  scenario: Scenario,
  random: Random,
  misheard: boolean,
): Promise<Had> {
  const own = contextFor(services, elderActor(scenario.elderId));
  const actor = scenario.byDaughter
    ? { accountId: 'acc_daughter', role: 'family' as const, displayName: '女儿', siteIds: [] }
    : elderActor(scenario.elderId);
  const ctx: TurnCtx = { ...contextFor(services, actor), library, assistant: assistantOfRun() };
  for (const [n, wish] of scenario.booked.entries())
    await book(services, scenario.elderId, wish, `${scenario.elderId}-${n}`);

  const { id } = await createConversation(ctx, { channel: 'web' });
  const elder = new SimulatedElder(scenario.goal, random);
  const story: string[] = [];
  let turns = 0;
  for (let say: string | undefined = elder.open(); say !== undefined && turns < MOST_TURNS; turns++) {
    const text = misheard ? mishear(say, random) : say;
    const turn: Turn = await takeTurn(ctx, {
      conversationId: id,
      text,
      inputMode: misheard ? 'voice' : 'text',
    });
    story.push(`「${text}」→ ${turn.outcome}: ${turn.reply.text.slice(0, 90)}`);
    say = elder.answer(turn);
  }
  const bookings = await listBookings(own, { elderId: scenario.elderId });
  const verdict = judge(scenario, bookings);
  return { ...verdict, turns, story: `${story.join(' ')} ⇒ ${bookings.map(shown).join(' | ') || 'nothing'}` };
}

function judge(
  { standing, cancelled, booked }: Scenario,
  bookings: Booking[],
): Pick<Had, 'right' | 'harmful'> {
  const now = bookings.filter((booking) => booking.status === 'confirmed');
  if (standing === 'any') return { right: now.length === 1, harmful: now.length > 1 };
  const expected =
    now.length === standing.length && standing.every((wish) => now.some((booking) => same(booking, wish)));
  const unwanted = now.some(
    (booking) => ![...standing, ...cancelled, ...booked].some((wish) => same(booking, wish)),
  );
  const dropped = standing.some(
    (wish) => booked.some((before) => before === wish) && !now.some((booking) => same(booking, wish)),
  );
  return { right: expected, harmful: unwanted || dropped };
}

const shown = (booking: Booking): string =>
  `${booking.status} ${booking.date} ${booking.meal ?? booking.start} ${booking.items?.map((item) => `${item.name}×${item.quantity}`).join('+') ?? booking.title}${booking.delivery ? ' 送' : ''}`;

/** Books by the verbs that the conversation uses too. */
async function book(services: Services, elderId: string, wish: Wish, key: string): Promise<void> {
  const ctx = contextFor(services, elderActor(elderId));
  const input =
    wish.kind === 'meal'
      ? await listMenus(ctx, { elderId, date: wish.date, meal: wish.meal }).then(([menu]) => ({
          kind: 'meal' as const,
          elderId,
          date: wish.date,
          meal: wish.meal,
          delivery: wish.delivery,
          items: wish.items.map((item) => ({
            dishId: menu!.dishes.find((dish) => dish.name === item.name)!.id,
            quantity: item.quantity,
          })),
        }))
      : {
          kind: 'service' as const,
          elderId,
          serviceId: (await listServices(ctx, { elderId })).find((service) => service.name === wish.service)!
            .id,
          date: wish.date,
          start: wish.start,
        };
  const drafted = await draftBooking(ctx, input);
  if (!drafted.ok) throw new Error(`The scenario can't be set up: ${drafted.refusals[0]?.reason}`);
  const confirmed = await confirmDraft(ctx, { draftId: drafted.draft.id, idempotencyKey: key });
  if (!confirmed.ok) throw new Error(`The scenario can't be set up: ${confirmed.refusals[0]?.reason}`);
}
