import type { CivilDate } from '../../platform/civil-time';
import { clockMatchers } from './clock-pieces';
import { dateMatchers } from './date-pieces';
import { dayMatchers } from './day-pieces';
import { lookalikesIn } from './lookalikes';
import { lunarMatchers } from './lunar-pieces';
import type { Matcher, Piece } from './piece';
import { weekMatchers } from './week-pieces';

const MATCHERS: readonly Matcher[] = [
  ...lunarMatchers,
  ...dayMatchers,
  ...weekMatchers,
  ...dateMatchers,
  ...clockMatchers,
];

/** A character no piece begins with: most of what is said. */
const MAY_BEGIN =
  /[\d外万先老後聽琴寻噚尋迟晏连一二两三四五六七八九十廿卅零〇半再过差大今明后昨前听赶第当即现这眼待立马近改哪回最未往隔下上本去连续接起每逢天日双周星礼月年元情妇植劳青儿建教国圣平母父除春正龙端七中重敬老腊北南小立清夏秋冬雨惊谷芒处白寒霜农阴旧古闰初新凌鸡早朝头晌过午傍擦黄晚夜掌深宵黑团乞五六八九阳三工腊赶两几开黄]/;

/** Every piece about days and times in the text, longest first at each place, in order. */
export function scanPieces(text: string, today: CivilDate): Piece[] {
  const pieces: Piece[] = [];
  const lookalikes = lookalikesIn(text);
  let at = 0;
  while (at < text.length) {
    const lookalike = lookalikes.find(({ from, to }) => at >= from && at < to);
    if (lookalike) {
      at = lookalike.to;
      continue;
    }
    const best = MAY_BEGIN.test(text[at]!) ? longestAt(text, at, today) : undefined;
    if (best) pieces.push(best);
    at = best ? best.to : at + 1;
  }
  return pieces;
}

/** Of two pieces equally long the one listed first. */
function longestAt(text: string, at: number, today: CivilDate): Piece | undefined {
  let best: Piece | undefined;
  for (const match of MATCHERS) {
    const piece = match(text, at, today);
    if (piece && (!best || piece.to > best.to)) best = piece;
  }
  return best;
}
