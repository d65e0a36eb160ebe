import type { World } from './world';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Every subscription message that was sent, newest first, as its card looks in 服务通知; looks again by itself. */
export function receivedPage({ sent, people, options }: World): string {
  const cards = [...sent].reverse().map(({ openid, templateId, page, data, at }) => {
    const title = options.templates?.[templateId]?.title ?? templateId;
    const lines = Object.values(data).map((value) => `<p>${escaped(value)}</p>`);
    const to = people.get(openid)?.name ?? openid;
    return `<article><small>${escaped(to)} · ${escaped(at)}</small><h2>${escaped(title)}</h2>${lines.join('')}<small>${escaped(page)}</small></article>`;
  });
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>服务通知</title>
<style>body{font:16px sans-serif;background:#f6f5f1;max-width:480px;margin:24px auto}article{background:#fff;border-radius:12px;padding:16px;margin:12px 0}h2{font-size:17px;margin:8px 0}small{color:#5d645f}</style>
<h1>服务通知</h1>${cards.join('') || '<p>还没有发出提醒</p>'}`;
}
