import { Box } from '../../ui/controls';

export default function Home() {
  return <Box className="x">你好</Box>;
}
