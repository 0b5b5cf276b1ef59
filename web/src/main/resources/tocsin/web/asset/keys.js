// Single keys for those who live in the keyboard. All of it can be done by Tab and Enter as well.
'use strict';
(() => {
  const places = { h: '/ui/', i: '/ui/incidents', o: '/ui/oncall', s: '/ui/schedules', p: '/ui/people' };
  let going = false;
  const rows = () => [...document.querySelectorAll('.inc .what a')];
  const move = (by) => {
    const all = rows(), at = all.indexOf(document.activeElement);
    all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
  };
  const press = (what) => {
    const row = document.activeElement.closest('.inc');
    if (row && !document.querySelector('.inc :checked')) row.querySelector('[type=checkbox]')?.click();
    if (!rows().length || document.querySelector('.inc :checked')) document.querySelector(`main button[name=do][value=${what}]`)?.click();
  };
  const keys = {
    '/': () => document.querySelector('[name=q]')?.focus(),
    j: () => move(1),
    k: () => move(-1),
    x: () => document.activeElement.closest('.inc')?.querySelector('[type=checkbox]')?.click(),
    a: () => press('acknowledge'),
    r: () => press('resolve'),
    e: () => press('escalate'),
    n: () => document.getElementById('note')?.focus(),
    g: () => { going = true; setTimeout(() => { going = false; }, 1500); },
    '?': () => { location.href = '/ui/me#keys'; },
  };
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && e.target.type !== 'checkbox') return;
    const act = going && places[e.key] ? () => { location.href = places[e.key]; } : keys[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  });
})();
