// The editors: save as the clerk pauses, show the checks, keep what could not be sent. Without script the page's own
// buttons do the same.
(() => {
  'use strict';
  const editor = document.getElementById('editor');
  document.querySelectorAll('form[data-again] select').forEach(select => select.addEventListener('change', () => select.form.requestSubmit()));
  if (!editor) return;

  const pauseMs = 700, retryMs = 5000, askMs = 3000;
  const saving = document.getElementById('saving'), trouble = document.getElementById('trouble');
  const english = editor.dataset.language === 'en';
  const say = (zh, en) => english ? en : zh;
  const address = `${editor.dataset.base}/admin/drafts/${editor.dataset.draft}/`;
  const headers = { RequestVerificationToken: editor.dataset.token, Accept: 'application/json' };
  const source = window.villageForm(editor, changed) ?? plainText();
  const key = 'vp-draft-' + editor.dataset.draft + (source.url === 'text' ? '' : '-form');
  let version = Number(editor.dataset.version), saved = source.text(), timer = 0, sending = null, stopped = false;

  const showTrouble = message => { trouble.textContent = message; trouble.hidden = !message; };
  const showSaving = message => { saving.textContent = message; };
  const showOffline = isOffline => { document.getElementById('offline').hidden = !isOffline; };

  function keep() {
    try { localStorage.setItem(key, JSON.stringify({ text: source.text(), version })); }
    catch { showSaving(say('这台设备存不下了，请尽快保存。', 'This device is full; save soon.')); }
  }

  function changed() {
    keep();
    clearTimeout(timer);
    timer = setTimeout(save, pauseMs);
    showSaving(say('……', '…'));
  }

  function save() {
    if (stopped || source.text() === saved) return Promise.resolve();
    return sending ??= send().finally(() => {
      sending = null;
      if (!stopped && source.text() !== saved) { clearTimeout(timer); timer = setTimeout(save, pauseMs); }
    });
  }

  async function send() {
    const sent = source.text();
    try {
      const answer = await fetch(address + source.url, {
        method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...source.read(), version }), redirect: 'manual',
      });
      showOffline(false);
      if (answer.ok) took(sent, await answer.json());
      else await refused(answer);
    } catch {
      showOffline(true);
      showSaving(say('没有网络，写的都留在这台设备上，恢复后自动保存。', 'Offline. What you write is kept on this device and saved later.'));
      clearTimeout(timer);
      timer = setTimeout(save, retryMs);
    }
  }

  function took(sent, state) {
    const merged = state.version > version + 1, isCurrent = source.text() === sent;
    setVersion(state.version);
    if (isCurrent) localStorage.removeItem(key);
    showTrouble('');
    showSaving(say('已保存。', 'Saved.'));
    if (state.title) document.getElementById('draft-title').textContent = state.title;
    showFindings(state.findings);
    source.took(state, merged && isCurrent);
    saved = isCurrent ? source.text() : sent;
    refreshPreviews();
    if (merged && isCurrent && source.url === 'fields') location.reload();
  }

  async function refused(answer) {
    const reason = answer.status === 422 || answer.status === 409 ? await answer.json() : null;
    stopped = [400, 401, 403, 409].includes(answer.status) || answer.type === 'opaqueredirect';
    if (reason?.settle) { localStorage.removeItem(key); location.assign(reason.settle); return; }
    if (stopped) {
      showTrouble(say('登录已过期。写的留在这台设备上，重新登录后可以取回。',
        'Your session has ended. What you wrote is kept on this device; sign in again to get it back.'));
    } else {
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
    const tick = (value, words) => element('label', { className: 'choice' },
      element('input', { type: 'checkbox', name: 'confirmed', value, checked: confirmed.has(value) }), words);
    const jump = finding => {
      const button = element('button', { type: 'button' }, say(`第 ${finding.line} 行`, `Line ${finding.line}`));
      button.dataset.line = finding.line;
      if (finding.at) button.dataset.at = finding.at;
      return button;
    };
    const code = finding => element('a', { className: 'code-link', href: editor.dataset.base + '/admin/help/checks#' + finding.code }, finding.code);
    const words = finding => say(finding.chinese, finding.english);
    const item = finding => {
      const hint = say(finding.chineseHint, finding.englishHint);
      const made = element('li', { className: finding.isError ? 'error' : '' }, jump(finding), ' ',
        element('span', {}, finding.isError ? say('错误', 'Error') : say('提醒', 'Warning')), ' ', code(finding),
        element('div', {}, hint ? `${words(finding)} ${hint}` : words(finding)));
      if (finding.isMaskable) {
        made.append(element('button', { className: 'mend', formAction: address + 'mask', name: 'line', value: finding.line },
          say('遮住号码', 'Mask the number')));
      }
      if (!finding.isError) made.append(tick(finding.key, say(' 我核对过，就是这样', ' I have checked: it is as written')));
      return made;
    };
    const together = group => element('li', {},
      element('strong', {}, say(`${group.length} 处提醒 ${group[0].titleChinese}`, `${group.length} warnings ${group[0].titleEnglish}`)), ' ', code(group[0]),
      element('details', {}, element('summary', {}, say('一处一处看', 'One by one')),
        element('ul', { className: 'alike' }, ...group.map(finding => element('li', {}, jump(finding), ' ', words(finding))))),
      tick(group[0].code + '.*', say(` 这 ${group.length} 处我都核对过，就是这样`, ` I have checked all ${group.length}: they are as written`)));
    const groups = new Map();
    for (const finding of findings) {
      const alike = finding.isMany ? finding.code : finding.key;
      groups.set(alike, [...groups.get(alike) ?? [], finding]);
    }
    list.replaceChildren(...[...groups.values()].map(group => group.length > 1 ? together(group) : item(group[0])));
    document.getElementById('no-findings').hidden = findings.length > 0;
  }

  function refreshPreviews() {
    document.querySelectorAll('#previews [src]').forEach(view => {
      view.src = view.getAttribute('src').split('?')[0] + '?v=' + version;
    });
  }

  // Progress needs the older of the browser's two ways of sending.
  function upload(files) {
    if (!files.length) return;
    const body = new FormData(), bar = document.getElementById('progress');
    for (const file of files) body.append('files', file, file.name || 'picture');
    const request = new XMLHttpRequest();
    request.open('POST', address + 'files');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = event => { if (event.lengthComputable) bar.value = 100 * event.loaded / event.total; };
    request.onload = () => {
      bar.hidden = true;
      const state = request.status === 200 || request.status === 422 ? JSON.parse(request.responseText) : null;
      if (request.status === 200) { setVersion(state.version); state.files.forEach(received); showTrouble(''); }
      else showTrouble(state ? say(state.zh, state.en) : say('没有传上去，请再试一次。', 'Not sent; try again.'));
    };
    request.onerror = () => { bar.hidden = true; showTrouble(say('没有网络，文件没有传上去，请再试一次。', 'Offline: the file was not sent. Try again.')); };
    bar.value = 0;
    bar.hidden = false;
    request.send(body);
  }

  function received(file) {
    const up = '../'.repeat(editor.dataset.path.split('/').length - 1);
    const markdown = `${file.isPicture && source.url === 'text' ? '!' : ''}[${say('凭证', 'voucher')}](${up}${file.path})`;
    const name = file.path.split('/').pop();
    if ([...document.querySelectorAll('#file-list a')].some(link => link.textContent === name)) return;
    const placed = source.insert(markdown);
    const item = element('li', {}, element('a', { href: address + file.path }, name));
    if (!placed) {
      item.append(element('button', { type: 'button', className: 'quiet small', onclick: event => { if (source.insert(markdown)) event.target.remove(); } },
        say('放到正在填的那一行', 'Put into the row being filled in')));
    }
    document.getElementById('file-list').append(item);
  }

  // Pictures a phone sends arrive here while the page that shows its code is open.
  async function askForPictures() {
    try {
      const answer = await fetch(address + 'files.json', { headers });
      if (answer.ok) { const state = await answer.json(); if (state.version > version && source.text() === saved) setVersion(state.version); state.files.forEach(received); }
    } catch { showOffline(true); }
    setTimeout(askForPictures, askMs);
  }

  function offerKept() {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!kept || kept.text === source.text() || !source.restore) { localStorage.removeItem(key); return; }
    const offer = document.getElementById('restore');
    offer.hidden = false;
    document.getElementById('restore-take').onclick = () => { source.restore(kept.text); offer.hidden = true; changed(); };
    document.getElementById('restore-drop').onclick = () => { localStorage.removeItem(key); offer.hidden = true; };
  }

  // The text itself: line numbers, tools, going to a line.
  function plainText() {
    const text = document.getElementById('text'), lines = document.getElementById('lines');
    const number = () => {
      const count = text.value.split('\n').length;
      if (lines.dataset.count === String(count)) return;
      lines.dataset.count = count;
      lines.textContent = Array.from({ length: count }, (_, index) => index + 1).join('\n');
    };
    // execCommand is what keeps the browser's own undo working.
    const insert = value => {
      text.focus();
      if (!document.execCommand('insertText', false, value)) {
        text.setRangeText(value, text.selectionStart, text.selectionEnd, 'end');
        number();
        changed();
      }
      return true;
    };
    const addRow = () => {
      const lineEnd = text.value.indexOf('\n', text.selectionStart), end = lineEnd < 0 ? text.value.length : lineEnd;
      const line = text.value.slice(text.value.lastIndexOf('\n', text.selectionStart - 1) + 1, end);
      text.setSelectionRange(end, end);
      insert('\n|' + '  |'.repeat(Math.max(1, line.trimStart().startsWith('|') ? line.split('|').length - 2 : 3)));
    };
    const tool = button => {
      const start = text.selectionStart, selected = text.value.slice(start, text.selectionEnd);
      if (button.dataset.wrap) insert(button.dataset.wrap + selected + button.dataset.wrap);
      else if ('pick' in button.dataset) document.getElementById('file').click();
      else if ('row' in button.dataset) addRow();
      else {
        const lineStart = text.value.lastIndexOf('\n', start - 1) + 1;
        text.setSelectionRange(lineStart, lineStart);
        insert(button.dataset.insert);
      }
    };
    const went = (_, line) => {
      const start = text.value.split('\n').slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
      const end = text.value.indexOf('\n', start);
      text.focus();
      text.setSelectionRange(start, end < 0 ? text.value.length : end);
      text.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(text).lineHeight));
      text.scrollIntoView({ block: 'nearest' });
    };
    document.getElementById('toolbar').hidden = false;
    document.getElementById('toolbar').addEventListener('click', event => {
      const button = event.target.closest('button');
      if (button) tool(button);
    });
    text.addEventListener('input', () => { number(); changed(); });
    text.addEventListener('scroll', () => { lines.scrollTop = text.scrollTop; });
    number();
    return {
      url: 'text', read: () => ({ text: text.value }), text: () => text.value, insert, went,
      took: (state, merged) => {
        if (merged) { text.value = state.text; number(); }
      },
      restore: value => { text.value = value; number(); },
    };
  }

  editor.addEventListener('paste', event => {
    const files = [...event.clipboardData.files];
    if (files.length) { event.preventDefault(); upload(files); }
  });
  editor.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') { event.preventDefault(); save(); }
  });
  document.getElementById('findings').addEventListener('click', event => {
    const { line, at } = event.target.dataset;
    if (line) source.went(at, Number(line));
  });
  // What was typed last is saved before the page's own buttons send the form.
  document.getElementById('draft-form').addEventListener('submit', event => {
    if (stopped || source.text() === saved) { stopped = true; localStorage.removeItem(key); return; }
    event.preventDefault();
    clearTimeout(timer);
    save().then(() => { if (source.text() === saved) event.target.requestSubmit(event.submitter); });
  });
  const drop = document.getElementById('drop');
  for (const name of ['dragover', 'dragleave', 'drop']) {
    drop.addEventListener(name, event => {
      event.preventDefault();
      drop.classList.toggle('over', name === 'dragover');
      if (name === 'drop') upload([...event.dataTransfer.files]);
    });
  }
  document.getElementById('file').addEventListener('change', event => { upload([...event.target.files]); event.target.value = ''; });
  if (document.getElementById('phone-code')) askForPictures();
  addEventListener('online', save);
  addEventListener('offline', () => showOffline(true));
  addEventListener('pagehide', () => { if (source.text() !== saved) keep(); });
  offerKept();
})();
