// The editor: saves as the clerk pauses, shows the checks, keeps what could not be sent. Without script the
// page's own buttons do the same.
(() => {
  'use strict';
  const editor = document.getElementById('editor');
  if (!editor) return;

  const pauseMs = 700, retryMs = 5000;
  const text = document.getElementById('text'), lines = document.getElementById('lines');
  const saving = document.getElementById('saving'), trouble = document.getElementById('trouble');
  const english = editor.dataset.language === 'en';
  const say = (zh, en) => english ? en : zh;
  const key = 'vp-draft-' + editor.dataset.draft;
  const headers = { RequestVerificationToken: editor.dataset.token, Accept: 'application/json' };
  let version = Number(editor.dataset.version), saved = text.value, timer = 0, sending = false, stopped = false;

  const showTrouble = message => { trouble.textContent = message; trouble.hidden = !message; };
  const showSaving = message => { saving.textContent = message; };

  function number() {
    const count = text.value.split('\n').length;
    if (lines.childElementCount === 0 && lines.dataset.count === String(count)) return;
    lines.dataset.count = count;
    lines.textContent = Array.from({ length: count }, (_, index) => index + 1).join('\n');
  }

  function keep() {
    try { localStorage.setItem(key, JSON.stringify({ text: text.value, version })); }
    catch { showSaving(say('这台设备存不下了，请尽快保存。', 'This device is full; save soon.')); }
  }

  function changed() {
    number();
    keep();
    clearTimeout(timer);
    timer = setTimeout(save, pauseMs);
    showSaving(say('……', '…'));
  }

  async function save() {
    if (sending || stopped || text.value === saved) return;
    sending = true;
    const sent = text.value;
    try {
      const answer = await fetch(`/admin/drafts/${editor.dataset.draft}/text`, {
        method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ text: sent, version }), redirect: 'manual',
      });
      if (answer.ok) took(sent, await answer.json());
      else await refused(answer);
    } catch {
      showSaving(say('没有网络，文字留在这台设备上，恢复后自动保存。', 'Offline. The text is kept on this device and saved later.'));
      timer = setTimeout(save, retryMs);
    }
    sending = false;
    if (!stopped && text.value !== saved && text.value !== sent) { clearTimeout(timer); timer = setTimeout(save, pauseMs); }
  }

  function took(sent, state) {
    saved = sent;
    setVersion(state.version);
    if (text.value === sent) localStorage.removeItem(key);
    showTrouble('');
    showSaving(say('已保存。', 'Saved.'));
    if (state.title) document.getElementById('draft-title').textContent = state.title;
    showFindings(state.findings);
    refreshPreviews();
  }

  async function refused(answer) {
    stopped = [400, 401, 403, 409].includes(answer.status) || answer.type === 'opaqueredirect';
    if (answer.status === 409) {
      showTrouble(say('别人刚刚改过这份稿子。您的文字留在这台设备上：请复制需要的部分，再刷新页面。',
        'Somebody else has changed this draft. Your text is kept on this device: copy what you need, then reload.'));
    } else if (stopped) {
      showTrouble(say('登录已过期。文字留在这台设备上，重新登录后可以取回。',
        'Your session has ended. The text is kept on this device; sign in again to get it back.'));
    } else {
      const reason = answer.status === 422 ? await answer.json() : null;
      showTrouble(reason ? say(reason.zh, reason.en) : say('没有保存成功，稍后再试。', 'Not saved; trying again later.'));
      if (!reason) timer = setTimeout(save, retryMs);
    }
  }

  function setVersion(next) {
    version = next;
    document.querySelectorAll('input[data-version]').forEach(input => { input.value = next; });
  }

  function element(name, attributes, ...children) {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...children);
    return made;
  }

  function showFindings(findings) {
    const list = document.getElementById('findings');
    const confirmed = new Set([...list.querySelectorAll('input:checked')].map(input => input.value));
    list.replaceChildren(...findings.map(finding => {
      const jump = element('button', { type: 'button' }, say(`第 ${finding.line} 行`, `Line ${finding.line}`));
      jump.dataset.line = finding.line;
      const message = say(finding.chinese, finding.english), hint = say(finding.chineseHint, finding.englishHint);
      const item = element('li', { className: finding.isError ? 'error' : '' }, jump, ' ',
        element('span', {}, `${finding.isError ? say('错误', 'Error') : say('提醒', 'Warning')} ${finding.code}`),
        element('div', {}, hint ? `${message} ${hint}` : message));
      if (!finding.isError) {
        const box = element('input', { type: 'checkbox', name: 'confirmed', value: finding.key, checked: confirmed.has(finding.key) });
        item.append(element('label', { className: 'choice' }, box, say(' 我核对过，就是这样', ' I have checked: it is as written')));
      }
      return item;
    }));
    document.getElementById('no-findings').hidden = findings.length > 0;
  }

  function refreshPreviews() {
    document.querySelectorAll('#previews [src]').forEach(view => {
      view.src = view.getAttribute('src').split('?')[0] + '?v=' + version;
    });
  }

  function goToLine(line) {
    const before = text.value.split('\n').slice(0, line - 1);
    const start = before.reduce((sum, each) => sum + each.length + 1, 0);
    const end = text.value.indexOf('\n', start);
    text.focus();
    text.setSelectionRange(start, end < 0 ? text.value.length : end);
    text.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(text).lineHeight));
    text.scrollIntoView({ block: 'nearest' });
  }

  // execCommand is what keeps the browser's own undo working.
  function insert(value) {
    text.focus();
    if (!document.execCommand('insertText', false, value)) {
      text.setRangeText(value, text.selectionStart, text.selectionEnd, 'end');
      changed();
    }
  }

  function tool(button) {
    const start = text.selectionStart, selected = text.value.slice(start, text.selectionEnd);
    if (button.dataset.wrap) insert(button.dataset.wrap + selected + button.dataset.wrap);
    else if ('pick' in button.dataset) document.getElementById('file').click();
    else if ('row' in button.dataset) addRow();
    else {
      const lineStart = text.value.lastIndexOf('\n', start - 1) + 1;
      text.setSelectionRange(lineStart, lineStart);
      insert(button.dataset.insert);
    }
  }

  function addRow() {
    const lineEnd = text.value.indexOf('\n', text.selectionStart);
    const end = lineEnd < 0 ? text.value.length : lineEnd;
    const line = text.value.slice(text.value.lastIndexOf('\n', text.selectionStart - 1) + 1, end);
    const cells = line.trimStart().startsWith('|') ? line.split('|').length - 2 : 3;
    text.setSelectionRange(end, end);
    insert('\n|' + '  |'.repeat(Math.max(1, cells)));
  }

  async function upload(files) {
    if (!files.length) return;
    const body = new FormData();
    for (const file of files) body.append('files', file, file.name || 'picture');
    showSaving(say('正在上传……', 'Uploading…'));
    try {
      const answer = await fetch(`/admin/drafts/${editor.dataset.draft}/files`, { method: 'POST', headers, body, redirect: 'manual' });
      if (!answer.ok) { await refused(answer); return; }
      const state = await answer.json();
      setVersion(state.version);
      const up = '../'.repeat(editor.dataset.path.split('/').length - 1);
      for (const file of state.files) insert(`${file.isPicture ? '!' : ''}[${say('凭证', 'voucher')}](${up}${file.path})`);
      showTrouble('');
    } catch {
      showTrouble(say('没有网络，文件没有传上去，请再试一次。', 'Offline: the file was not sent. Try again.'));
    }
  }

  function offerKept() {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!kept || kept.text === text.value) { localStorage.removeItem(key); return; }
    const offer = document.getElementById('restore');
    offer.hidden = false;
    document.getElementById('restore-take').onclick = () => { text.value = kept.text; offer.hidden = true; changed(); };
    document.getElementById('restore-drop').onclick = () => { localStorage.removeItem(key); offer.hidden = true; };
  }

  document.getElementById('toolbar').hidden = false;
  document.getElementById('toolbar').addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button) tool(button);
  });
  text.addEventListener('input', changed);
  text.addEventListener('scroll', () => { lines.scrollTop = text.scrollTop; });
  text.addEventListener('paste', event => {
    const files = [...event.clipboardData.files];
    if (files.length) { event.preventDefault(); upload(files); }
  });
  text.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') { event.preventDefault(); save(); }
  });
  document.getElementById('findings').addEventListener('click', event => {
    const line = event.target.dataset.line;
    if (line) goToLine(Number(line));
  });
  document.getElementById('draft-form').addEventListener('submit', () => { localStorage.removeItem(key); stopped = true; });
  const drop = document.getElementById('drop');
  for (const name of ['dragover', 'dragleave', 'drop']) {
    drop.addEventListener(name, event => {
      event.preventDefault();
      drop.classList.toggle('over', name === 'dragover');
      if (name === 'drop') upload([...event.dataTransfer.files]);
    });
  }
  document.getElementById('file').addEventListener('change', event => { upload([...event.target.files]); event.target.value = ''; });
  addEventListener('online', save);
  addEventListener('pagehide', () => { if (text.value !== saved) keep(); });
  number();
  offerKept();
})();
