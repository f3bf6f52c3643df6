import { describe, expect, it } from 'vitest';
import { recogniseDocument } from './know-document';
import { readHtml } from './read-html';

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>关于发放云岭县高龄津贴的通知_云岭县民政局</title>
<style>.gone{display:none} .shown{color:red}</style></head><body>
<header><ul class="nav"><li>首页</li><li>政务公开</li><li>办事服务</li></ul></header>
<div class="crumbs">当前位置：首页 > 政务公开 > 通知公告</div>
<div class="main"><h1>关于发放高龄津贴的通知</h1>
<table><tr><td>索引号：</td><td>YL001/2023-00015</td><td>发布机构：</td><td>慈溪市民政局</td></tr>
<tr><td>文号：</td><td>慈民〔2023〕15号</td><td>发布日期：</td><td>2023-03-01</td></tr></table>
<div class="article"><p>各镇人民政府：</p>
<p>为了让高龄老人过得更好，从2023年4月1日起调整高龄津贴。现将有关事项通知如下。</p>
<p>一、发放标准</p><p>八十岁到八十九岁的老人每人每月发放一百元，九十岁以上的老人每人每月发放二百元，由县财政承担。</p>
<p class="gone">隐藏的旧标准是每月五十元，不应当读到。</p><p style="display: none">这一句也看不见。</p>
<p>二、申请办法</p><p>老人或者家属带身份证和户口簿到村里的便民点填表，镇里十个工作日内审核，审核通过的次月起发放。</p>
<table><tr><th>年龄</th><th>每月津贴</th></tr><tr><td>80至89岁</td><td>100元</td></tr><tr><td>90岁以上</td><td>200元</td></tr></table>
<p>慈溪市民政局</p><p>2023年3月1日</p></div>
<div class="share">分享到：微信 微博</div><p>上一篇：关于助餐点的通知</p><p>下一篇：关于助浴的通知</p></div>
<footer>主办单位：慈溪市民政局 浙ICP备00000001号 网站标识码：3300000000</footer></body></html>`;

describe('a saved page', () => {
  const document = recogniseDocument(readHtml(Buffer.from(PAGE)), {});
  const text = document.lines.map((line) => line.text).join('\n');

  it('gives its article, tables readable row by row', () => {
    expect(text).toContain('九十岁以上的老人每人每月发放二百元');
    expect(text).toContain('年龄：90岁以上；每月津贴：200元');
  });
  it('loses menus, breadcrumbs, share buttons, neighbours and the footer', () => {
    expect(text).not.toMatch(/首页|当前位置|分享|上一篇|下一篇|ICP|办事服务/);
  });
  it('does not give what its visitor cannot see', () => {
    expect(text).not.toMatch(/五十元|看不见/);
  });
  it('is recognised by its information table', () => {
    expect(document.facts).toMatchObject({
      title: '关于发放高龄津贴的通知',
      issuer: '慈溪市民政局',
      docNumber: '慈民〔2023〕15号',
      indexNumber: 'YL001/2023-00015',
      publishedAt: '2023-03-01',
      region: '330282',
      addressee: '各镇人民政府',
    });
  });
  it('in GB18030 is read as its meta element says', () => {
    const bytes = Buffer.concat([
      Buffer.from('<html><head><meta charset="gb2312"></head><body><p>'),
      // 高龄津贴 in GB18030
      Buffer.from('b8dfc1e4bdf2ccf9', 'hex'),
      Buffer.from('</p></body></html>'),
    ]);
    expect(readHtml(bytes).lines[0]?.text).toBe('高龄津贴');
  });
});
