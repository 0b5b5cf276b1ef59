// Keeps an open page up to date: times tick, regions marked data-live are fetched again when the
// server says that something changed. Every page works without it and then says "as of".
'use strict';
(() => {
  const body = document.body;
  const ahead = Number(body.dataset.now) - Date.now(); // the phone's clock may be wrong
  const now = () => Date.now() + ahead;
  const more = (n, unit) => (n ? ` ${n} ${unit}` : '');
  const span = (ms, two) => {
    const s = Math.max(0, Math.floor(ms / 1000)), m = Math.floor(s / 60), h = Math.floor(m / 60);
    if (s < 60) return `${s} s`;
    if (m < 60) return `${m} min` + (two ? more(s % 60, 's') : '');
    if (h < 48) return `${h} h` + (two ? more(m % 60, 'min') : '');
    return `${Math.floor(h / 24)} d` + (two ? more(h % 24, 'h') : '');
  };
  const put = (e, text) => { if (e.textContent !== text) e.textContent = text; };
  const left = (ms, two) => (ms > 0 ? span(ms, two) : two ? 'any moment' : '0 s');
  const tick = () => {
    const t = now();
    for (const e of document.querySelectorAll('[data-since]')) put(e, span(t - Date.parse(e.dataset.since)));
    for (const e of document.querySelectorAll('[data-until]')) put(e, left(Date.parse(e.dataset.until) - t, !e.dataset.one));
    for (const e of document.querySelectorAll('[data-clock]')) put(e, new Date(t + 1000 * e.dataset.clock).toISOString().slice(11, 19));
    for (const e of document.querySelectorAll('progress[data-from]')) e.value = (t - Date.parse(e.dataset.from)) / 1000;
  };
  setInterval(tick, 1000);
  const zone = document.querySelector('[data-guess=zone]');
  if (zone?.value === 'UTC') zone.value = [...zone.options].find((o) => o.value === Intl.DateTimeFormat().resolvedOptions().timeZone)?.value ?? 'UTC';

  const watch = body.dataset.watch;
  if (!watch) return;
  const writing = () => /^(SELECT|TEXTAREA)$|^INPUT(?!.*checkbox)/.test(document.activeElement.tagName + document.activeElement.type);
  const swap = (fresh) => {
    for (const old of document.querySelectorAll('[data-live]')) {
      const next = fresh.querySelector(`[data-live="${old.dataset.live}"]`);
      if (!next || (writing() && old.contains(document.activeElement))) continue;
      const open = [...old.querySelectorAll('details')].map((d) => d.open);
      const checked = [...old.querySelectorAll('input:checked')].map((c) => c.value);
      const had = old.contains(document.activeElement) ? document.activeElement : null;
      old.replaceChildren(...next.childNodes);
      [...old.querySelectorAll('details')].forEach((d, i) => { d.open = open[i] ?? d.open; });
      for (const c of old.querySelectorAll('input[type=checkbox]')) c.checked = checked.includes(c.value);
      if (had) (([...old.querySelectorAll(had.tagName)].find((e) => e.outerHTML === had.outerHTML)) ?? old).focus?.();
    }
    document.title = fresh.title;
  };
  let busy = false, again = false, heard = Date.now(), asOf = now();
  const refresh = async () => {
    again = busy;
    if (busy) return;
    busy = true;
    try {
      const reply = await fetch(location.href);
      if (reply.redirected) location.reload();
      else if (reply.ok) { swap(new DOMParser().parseFromString(await reply.text(), 'text/html')); asOf = now(); }
    } catch { /* the note below says that the page is old */ }
    setTimeout(() => { busy = false; if (again) refresh(); }, 1000);
  };
  const note = document.getElementById('stale');
  let lost = false;
  const hear = () => { heard = Date.now(); note.hidden = true; if (lost) { lost = false; refresh(); } };
  const events = new EventSource('/ui/live');
  // What changed after the page was drawn and before the stream was open, nobody told us.
  events.addEventListener('open', refresh);
  events.addEventListener('ping', () => { if (!lost) asOf = now(); hear(); });
  events.addEventListener('changed', (e) => { hear(); if (watch === 'all' || /\ball\b/.test(e.data) || e.data.split(' ').includes(watch)) refresh(); });
  setInterval(() => {
    if (Date.now() - heard < 10000) return;
    lost = true;
    note.hidden = false;
    note.querySelector('b').textContent = `Not live for ${span(Date.now() - heard)}, as of ${new Date(asOf).toISOString().slice(11, 19)} UTC.`;
  }, 1000);
})();
