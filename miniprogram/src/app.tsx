import { type PropsWithChildren, useEffect } from 'react';
import { watchNetwork } from './transport/network';
import './ui/platform';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useEffect(watchNetwork, []);
  return children;
}
