import { Words } from '../ui/controls';

export type IconName =
  | 'mic'
  | 'stop'
  | 'keyboard'
  | 'policy'
  | 'meal'
  | 'service'
  | 'bookings'
  | 'phone'
  | 'back'
  | 'next'
  | 'check'
  | 'close'
  | 'edit'
  | 'place'
  | 'person'
  | 'family'
  | 'settings'
  | 'sound'
  | 'mute'
  | 'send'
  | 'clock'
  | 'bell'
  | 'more'
  | 'warning'
  | 'quote'
  | 'minus'
  | 'plus'
  | 'wifi-off';

/** Decoration beside words; it never stands alone. */
export const Icon = ({ name, className = '' }: { name: IconName; className?: string }) => (
  <Words className={`icon icon--${name} ${className}`} silent />
);
