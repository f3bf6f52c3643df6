import { z } from 'zod';
import { listSites } from '../../bookings';
import { defineTool } from '../tool';

export const listSitesTool = defineTool({
  name: 'list_sites',
  description: '查老人家附近的食堂、服务中心、养老顾问点、诊所在哪里、电话多少。',
  kind: 'read',
  input: z.object({ kind: z.enum(['canteen', 'service_center', 'adviser_point', 'clinic']).optional() }),
  async run(memory, { kind }) {
    const { region, lat, lng } = memory.elder;
    const sites = await listSites(memory.ctx, { region, kind, near: { lat, lng } });
    if (!sites.length) return memory.tell('附近没有登记的这类地方。');
    return memory.tell(
      sites
        .slice(0, 6)
        .map(
          (site) =>
            `${site.name},${site.address},电话${site.phone}${site.distanceMeters === undefined ? '' : `,离家约${Math.round(site.distanceMeters / 50) * 50}米`}`,
        )
        .join('\n'),
    );
  },
});
