/** What only pages say, never the document on them. Each is a kind of furniture, not a page once seen. */
const FURNITURE: RegExp[] = [
  /ICP备|公网安备|网站标识码|版权所有|Copyright|技术支持|主办单位?[:：]|承办单位?[:：]|主办[\s　]+.*(?:支持|地址)/i,
  /^[\s　]*(?:上一[条篇页]|下一[条篇页]|上一篇文章|下一篇文章)[:：\s　]?/,
  /(?:打印(?:本页|此页|正文)|关闭(?:窗口|本页|页面)|返回顶部|回到顶部|收藏本站|设为首页|加入收藏)/,
  /(?:扫一扫|扫码|分享到|分享至|用手机打开|在手机打开)/,
  /(?:浏览次数|点击数|点击量|阅读次数|访问量|字号[:：]|字体[:：]|【字体|【字号|\[字体)/,
  /^[\s　]*(?:当前位置|您的位置|您现在的位置|所在位置)[:：]?|^[^。，]{0,16}首页[\s　]*(?:[>/»›]|->)/,
  /^[\s　]*(?:无障碍浏览|无障碍阅读|进入长者模式|长者模式|长者版|关怀版|适老版|繁体版?|简体版?|English|登录|注册|网站地图|智能问答|在线客服|手机版|微信|微博|QQ空间|朋友圈|公众号|客户端|无障碍|网站导航|友情链接|相关链接|相关阅读|相关文章|相关文档|附件下载[:：]?|文件下载[:：]?|显示全部表格信息|首页|导航|菜单|搜索|更多>*)[\s　]*$/i,
  /(?:本站支持IPV6|欢迎访问.{0,20}网站|违法和不良信息|信访办[:：])/i,
  /^[\s　]*[（(]?此件(?:公开|主动公开|依申请公开|不公开)(?:发布)?[)）]?[\s　]*$/,
  /^[\s　]*(?:您访问的链接即将离开|是否继续|纠错|评论|点赞|转发)/,
];
/** Long lines are text even when they mention such things. */
const LONGEST = 160;

/** Whether a line belongs to the page and not to the document. */
export function isFurniture(line: string): boolean {
  const text = line.trim();
  return text.length <= LONGEST && FURNITURE.some((kind) => kind.test(text)) && !/[。！？]$/.test(text);
}
