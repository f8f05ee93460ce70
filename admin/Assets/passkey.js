// Passkeys: asks the device and puts its answer into the page's own form. Without script, or where the browser has no
// passkeys, nothing of it is shown.
(() => {
  'use strict';
  if (!window.isSecureContext || !window.PublicKeyCredential) return;

  const english = document.documentElement.lang === 'en';
  const say = (zh, en) => english ? en : zh;
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const withBytes = keys => (keys ?? []).map(key => ({ ...key, id: bytes(key.id) }));

  function question(asked) {
    const read = { ...asked, challenge: bytes(asked.challenge) };
    if (asked.user) read.user = { ...asked.user, id: bytes(asked.user.id) };
    if (asked.excludeCredentials) read.excludeCredentials = withBytes(asked.excludeCredentials);
    if (asked.allowCredentials) read.allowCredentials = withBytes(asked.allowCredentials);
    return { publicKey: read };
  }

  function answer(made) {
    const response = {};
    for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
      if (made.response[part]) response[part] = text(made.response[part]);
    }
    if (made.response.getTransports) response.transports = made.response.getTransports();
    return JSON.stringify({
      id: made.id, rawId: text(made.rawId), type: made.type, response,
      authenticatorAttachment: made.authenticatorAttachment, clientExtensionResults: made.getClientExtensionResults(),
    });
  }

  async function why(reply) {
    if (reply.status !== 422) return say('没有成功，请过一分钟再试。', 'That did not work; try again in a minute.');
    const reason = await reply.json();
    return say(reason.zh, reason.en);
  }

  async function ask(form) {
    const reply = await fetch(form.dataset.ask, { method: 'POST', body: new FormData(form), redirect: 'error' });
    if (!reply.ok) throw new Error(await why(reply));
    const asked = question(await reply.json());
    form.elements.answer.value = answer(await (asked.publicKey.user
      ? navigator.credentials.create(asked)
      : navigator.credentials.get(asked)));
    if (form.elements.present) form.elements.present.disabled = true; // Has been checked; need not travel again.
    form.submit();
  }

  const words = error => error.name === 'InvalidStateError'
    ? say('这台设备已经登记过了。', 'This device is registered already.')
    : error instanceof DOMException ? say('没有完成，可以再试一次。', 'It was not completed; you may try again.') : error.message;

  for (const form of document.querySelectorAll('form[data-ask]')) {
    const button = form.querySelector('button'), trouble = form.querySelector('[role=alert]');
    form.addEventListener('submit', event => {
      event.preventDefault();
      trouble.hidden = button.disabled = true;
      ask(form).catch(error => {
        trouble.textContent = words(error);
        trouble.hidden = button.disabled = false;
      });
    });
    form.hidden = false;
  }
})();
