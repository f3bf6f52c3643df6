import { Dashboard } from './board/dashboard';

export default function Board() {
  return <Dashboard here="staffBoard" />;
}
