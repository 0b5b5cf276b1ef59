// On one's own profile: subscribes this browser to pages, says what is missing, and brings the code
// that proves it back without anybody typing. Without it the profile says that push needs scripts.
'use strict';
(() => {
  const card = document.getElementById('device');
  if (!card) return;
  const say = (state) => { for (const e of card.querySelectorAll('[data-state]')) e.hidden = e.dataset.state !== state; };
  if (!window.isSecureContext) return say('insecure');
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return say(/iPhone|iPad/.test(navigator.userAgent) ? 'install' : 'unsupported');
  }
  const container = navigator.serviceWorker;
  const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const address = (s) => `${s.endpoint}#${base64(s.getKey('p256dh'))}.${base64(s.getKey('auth'))}`;
  const registration = () => container.getRegistration('/ui/');
  const subscription = async () => (await registration())?.pushManager.getSubscription();
  const mine = (subscribed) => subscribed && document.querySelector(`[data-push="${CSS.escape(address(subscribed))}"]`);

  const device = () => {
    const agent = navigator.userAgent;
    const browser = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? 'Browser';
    const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'].find((name) => agent.includes(name));
    return ({ Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser) + (system ? ` on ${system}` : '');
  };

  const look = async () => {
    const row = mine(await subscription());
    if (row) row.append(' · this device');
    say(row ? 'subscribed' : Notification.permission === 'denied' ? 'blocked' : 'ready');
  };

  const form = card.querySelector('form');
  form.elements.label.value ||= device();
  const subscribe = async () => {
    if ((await Notification.requestPermission()) !== 'granted') return say('blocked');
    await container.register('/ui/sw.js', { scope: '/ui/' });
    const { pushManager } = await container.ready;
    await (await pushManager.getSubscription())?.unsubscribe();
    const key = bytes(card.dataset.key);
    form.elements.address.value = address(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
    form.submit();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    subscribe().catch((e) => {
      say('broken');
      card.querySelector('[data-why]').textContent = e.message;
    }).finally(() => { button.disabled = false; });
  });

  document.addEventListener('submit', async (event) => {
    const row = event.target.closest('li')?.querySelector('[data-push]');
    if (event.submitter?.value !== 'remove' || !row || event.submitter.dataset.done) return;
    event.preventDefault();
    const subscribed = await subscription();
    if (mine(subscribed) === row) await subscribed.unsubscribe().catch(() => {});
    event.submitter.dataset.done = 'yes';
    event.target.requestSubmit(event.submitter);
  });

  const prove = ({ code, contact } = {}) => {
    const proof = code && document.querySelector(`form[data-prove="${CSS.escape(contact)}"]`);
    if (!proof) return false;
    proof.elements.code.value = code;
    proof.requestSubmit(proof.querySelector('[value=verify]'));
    return true;
  };
  container.addEventListener('message', (event) => prove(event.data));
  container.startMessages();
  const waiting = async () => {
    for (const shown of (await (await registration())?.getNotifications({ tag: 'code' })) ?? []) {
      shown.close(); // one that proves nothing any more is of no use to anybody
      if (prove(shown.data)) return;
    }
  };
  look().then(waiting).catch(() => say('broken'));
})();
