export { View as Box } from '@tarojs/components';
