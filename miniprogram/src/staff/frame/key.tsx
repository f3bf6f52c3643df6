import { Words } from '../../ui/controls';

/** A key beside what it does; a screen reader hears the words only. */
export const Key = ({ children }: { children: string }) => (
  <Words className="key" silent>
    {children}
  </Words>
);
