// The service worker: shows pages that come by push, answers them from the lock screen, and tells
// the server that they have come. It keeps nothing and never stands between a page and the server.
'use strict';
const ICON = '{icon}';
// Wherever this server may be reached besides: the browser lets us call but the one we came from.
const here = (address) => {
  const { pathname, search } = new URL(address, self.location);
  return self.location.origin + pathname + search;
};
const post = (address) => fetch(here(address), { method: 'POST', credentials: 'omit' });
const show = (title, options) => self.registration.showNotification(title, { icon: ICON, ...options });

const incident = (message, one, quiet) =>
  show(one.title, {
    body: one.text,
    tag: one.id,
    timestamp: message.at,
    silent: quiet,
    renotify: !quiet,
    requireInteraction: message.urgency === 'high',
    data: { open: one.open, answers: one.answers ?? [] },
    actions: (one.answers ?? []).map((answer, i) => ({ action: String(i), title: answer.word })),
  });

const notice = (message) =>
  show(message.summary, {
    body: message.text,
    tag: message.code ? 'code' : message.id,
    renotify: true,
    data: { open: message.open, code: message.code, contact: message.contact },
  });

const windows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

const arrive = async (message) => {
  if (!message.incidents) {
    await notice(message);
    if (message.code) for (const page of await windows()) page.postMessage(message);
  } else if (!message.summary) {
    await incident(message, message.incidents[0], false);
  } else {
    // One that rings, and beneath it one for each incident, so that each can be answered.
    for (const one of message.incidents) await incident(message, one, true);
    await show(message.summary, {
      tag: message.id,
      renotify: true,
      requireInteraction: message.urgency === 'high',
      data: { open: message.all ?? '/ui/incidents', answers: [] },
    });
  }
  await post(message.seen).catch(() => {});
};

const unreadable = () => show('A page came that can\'t be read', { body: 'Open Tocsin.', tag: 'unreadable', data: {} });

self.addEventListener('push', (event) => {
  let message;
  try { message = event.data.json(); } catch { message = null; }
  event.waitUntil(message ? arrive(message) : unreadable());
});

const give = async (answer, notification) => {
  const { tag, title, data } = notification;
  const again = { tag, data, silent: true, actions: data.answers.map((a, i) => ({ action: String(i), title: a.word })) };
  try {
    const reply = await post(answer.tap);
    if (reply.status >= 500) return show(`${answer.word}: not done`, { ...again, body: `The server can't just now. Try again.\n${title}` });
    const said = (await reply.text()).trim();
    return show(said, { tag, data: { open: data.open, answers: [] }, silent: true, body: title });
  } catch {
    return show(`${answer.word}: not sent`, { ...again, body: `The server can't be reached. Try again.\n${title}` });
  }
};

const open = async (data) => {
  const address = data.code ? here('/ui/me') : here(data.open ?? '/ui/');
  const there = (await windows()).find((page) => here(page.url) === address);
  const page = there ? await there.focus() : await self.clients.openWindow(address);
  if (data.code) page?.postMessage(data);
};

self.addEventListener('notificationclick', (event) => {
  const data = event.notification.data ?? {};
  const answer = data.answers?.[event.action];
  event.notification.close();
  event.waitUntil(answer ? give(answer, event.notification) : open(data));
});

self.addEventListener('pushsubscriptionchange', (event) =>
  event.waitUntil(show('Pages no longer reach this device', {
    body: 'The browser dropped its subscription. Tap to subscribe again on your profile.', tag: 'dropped', data: { open: '/ui/me' },
  })));

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
