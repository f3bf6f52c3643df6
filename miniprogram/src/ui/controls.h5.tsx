import type { HTMLAttributes } from 'react';
export const Box = (props: HTMLAttributes<HTMLDivElement>) => <div {...props} />;
