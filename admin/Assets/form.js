// The form of a draft: keys, grids and lists. Reads itself as data, shows sums as they are typed, takes tables from
// the clipboard. Without script the same fields are sent as a plain form.
window.villageForm = (root, tell) => {
  'use strict';
  const blocks = [...root.querySelectorAll('.block')];
  if (!root.querySelector('.fields')) return null;
  const english = document.documentElement.lang === 'en';
  const say = (zh, en) => english ? en : zh;
  const past = [];

  // Fen as BigInt; null for what is no plain figure: the server's checks say so.
  function fen(text) {
    let plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '');
    const scale = plain.endsWith('万') ? 10000n : 1n;
    plain = plain.replace(/万$/, '').replace(/^\((.*)\)$/, '-$1');
    const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(plain);
    if (!match) return null;
    const digits = (match[3] ?? '').padEnd(6, '0');
    const value = (BigInt(match[2]) * 1000000n + BigInt(digits)) * scale / 10000n;
    return match[1] ? -value : value;
  }

  function money(value) {
    const sign = value < 0n ? '-' : '', whole = (value < 0n ? -value : value).toString().padStart(3, '0');
    return sign + whole.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',') + '.' + whole.slice(-2);
  }

  const rowsOf = block => [...block.querySelectorAll('[data-row]')];
  const cellsOf = row => [...row.querySelectorAll('input, select')];
  const isBlank = row => cellsOf(row).every(cell => cell.type === 'hidden' || cell.tagName === 'SELECT' || !cell.value.trim());
  const isTotal = row => row.classList.contains('total');
  const headersOf = block => [...block.querySelectorAll('th:not(.row-tool)')];

  function read() {
    const keys = {};
    for (const field of root.querySelectorAll('[name^="k."]')) keys[field.name.slice(2)] = field.value;
    return {
      keys,
      blocks: blocks.map(block => {
        const from = Number(block.dataset.block);
        if (block.dataset.kind === 'heading' || block.dataset.kind === 'text') {
          return { from, text: block.querySelector('input, textarea').value };
        }
        const rows = rowsOf(block).filter(row => !isBlank(row)).map(row => cellsOf(row).map(cell => cell.value));
        return block.dataset.kind === 'list' ? { from, rows } : { from, headers: headersOf(block).map(th => th.textContent), rows };
      }),
    };
  }

  // Undo of whole acts; what is typed into one field the browser itself takes back.
  function remember() {
    past.push(blocks.map(block => rowsOf(block).map(row => cellsOf(row).map(cell => cell.value))));
    if (past.length > 50) past.shift();
    root.querySelector('#undo').hidden = false;
  }

  function undo() {
    const state = past.pop();
    if (!state) return;
    blocks.forEach((block, index) => fill(block, state[index]));
    root.querySelector('#undo').hidden = past.length === 0;
    changed();
  }

  function fill(block, values) {
    if (!values.length) return;
    const rows = rowsOf(block);
    while (rows.length < values.length) rows.push(addRow(block, rows[rows.length - 1]));
    rows.slice(values.length).forEach(row => row.remove());
    values.forEach((cells, index) => cellsOf(rows[index]).forEach((cell, column) => { cell.value = cells[column] ?? ''; }));
  }

  function addRow(block, after) {
    const row = (after ?? rowsOf(block).at(-1)).cloneNode(true);
    row.classList.remove('total', 'odd-error', 'odd-warning');
    cellsOf(row).forEach(cell => { if (cell.tagName !== 'SELECT' && cell.type !== 'hidden') cell.value = ''; cell.removeAttribute('name'); });
    row.querySelectorAll('.chips').forEach(chips => chips.remove());
    row.querySelectorAll('.linked').forEach(cell => cell.classList.remove('linked'));
    // A new line stands above the total.
    const total = rowsOf(block).find(isTotal);
    if (!after && total) total.before(row); else (after ?? rowsOf(block).at(-1)).after(row);
    return row;
  }

  function removeRow(block, row) {
    remember();
    if (rowsOf(block).length === 1) cellsOf(row).forEach(cell => { cell.value = ''; });
    else row.remove();
    changed();
  }

  function sumOf(block, upTo) {
    const sums = { income: 0n, spending: 0n, count: 0 };
    for (const row of rowsOf(block)) {
      if (!isBlank(row) && !isTotal(row)) {
        sums.count++;
        headersOf(block).forEach((th, column) => {
          const value = th.dataset.look === 'money' ? fen(cellsOf(row)[column].value) : null;
          const side = block.dataset.side === 'detail' ? th.dataset.side : /余额|balance/i.test(th.textContent) ? '' : block.dataset.side;
          if (value !== null && side) sums[side] += value;
          else if (value !== null) sums.other = (sums.other ?? 0n) + value;
        });
      }
      if (row === upTo) break;
    }
    return sums;
  }

  function sums() {
    let income = 0n, spending = 0n;
    for (const block of blocks.filter(each => each.dataset.kind === 'table')) {
      const own = sumOf(block);
      if (block.dataset.side) { income += own.income; spending += own.spending; }
      const total = block.dataset.side ? own.income + own.spending : own.other;
      block.querySelector('[data-foot]').textContent = own.count === 0 ? '' : say(`${own.count} 笔`, `${own.count} lines`)
        + (total === undefined ? '' : say('，合计 ', ', total ') + money(total));
    }
    const strip = root.querySelector('#sum');
    if (!strip) return;
    const opening = fen(root.querySelector('[name="k.opening"]').value);
    const show = (name, value) => { strip.querySelector(`[data-sum=${name}]`).textContent = value === null ? '—' : money(value); };
    show('opening', opening);
    show('income', income);
    show('spending', spending);
    show('closing', opening === null ? null : opening + income - spending);
  }

  // The balance after the line the clerk is in.
  function running(row) {
    const block = row.closest('.block');
    const opening = fen(root.querySelector('[name="k.opening"]')?.value ?? '');
    if (!block?.dataset.side || isTotal(row)) return;
    const upTo = sumOf(block, row), own = sumOf(block);
    const text = block.dataset.side === 'detail' && opening !== null
      ? say('到这一行余额 ', 'balance after this line ') + money(opening + upTo.income - upTo.spending)
      : say('到这一行累计 ', 'up to this line ') + money(upTo.income + upTo.spending);
    block.querySelector('[data-foot]').textContent = say(`${own.count} 笔，合计 `, `${own.count} lines, total `)
      + money(own.income + own.spending) + ' · ' + text;
  }

  function changed(target) {
    sums();
    if (target) { const row = target.closest('[data-row]'); if (row) running(row); }
    tell();
  }

  function move(cell, rowStep, columnStep) {
    const row = cell.closest('[data-row]'), block = cell.closest('.block');
    const rows = rowsOf(block), column = cellsOf(row).indexOf(cell);
    let target = rows[rows.indexOf(row) + rowStep];
    if (!target && rowStep === 1) target = addRow(block, row);
    const next = cellsOf(target ?? row)[column + columnStep];
    next?.focus();
    if (next !== cell) next?.select?.();
  }

  function keyed(event) {
    const cell = event.target;
    if (!cell.matches('[data-row] input') || event.isComposing) return;
    const atStart = cell.selectionStart === 0 && cell.selectionEnd === 0;
    const atEnd = cell.selectionStart === cell.value.length;
    const act = event.key === 'Enter' && !event.ctrlKey ? () => move(cell, event.shiftKey ? -1 : 1, 0)
      : event.key === 'ArrowDown' && !cell.list ? () => move(cell, 1, 0)
      : event.key === 'ArrowUp' && !cell.list ? () => move(cell, -1, 0)
      : event.key === 'ArrowRight' && atEnd && !event.shiftKey ? () => move(cell, 0, 1)
      : event.key === 'ArrowLeft' && atStart && !event.shiftKey ? () => move(cell, 0, -1)
      : event.key === 'Delete' && event.ctrlKey ? () => {
        const block = cell.closest('.block'), row = cell.closest('[data-row]'), rows = rowsOf(block);
        const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
        removeRow(block, row);
        (next ? cellsOf(next)[0] : null)?.focus();
      }
      : null;
    if (act) { event.preventDefault(); act(); }
  }

  async function pasted(event) {
    const cell = event.target, block = cell.closest?.('.block.grid');
    const text = event.clipboardData.getData('text/plain'), html = event.clipboardData.getData('text/html');
    if (!block || event.clipboardData.files.length || !(/[\t\n]/.test(text.trim()) || /<table/i.test(html))) return;
    event.preventDefault();
    remember();
    const headers = headersOf(block).map(th => th.textContent);
    let rows = null;
    try {
      const answer = await fetch(`${root.dataset.base}/admin/drafts/${root.dataset.draft}/pasted`, {
        method: 'POST', headers: { RequestVerificationToken: root.dataset.token, 'Content-Type': 'application/json' },
        body: JSON.stringify({ html, text, headers }),
      });
      if (answer.ok) rows = (await answer.json()).rows;
    } catch { rows = null; }
    rows = rows?.length ? rows : text.replace(/\r/g, '').replace(/\n$/, '').split('\n').map(line => line.split('\t'));
    const fits = rows.every(row => row.length === headers.length);
    let row = cell.closest('[data-row]');
    const first = fits ? 0 : cellsOf(row).indexOf(cell);
    rows.forEach((values, index) => {
      if (index > 0) {
        const next = row.nextElementSibling;
        row = next && !isTotal(next) && isBlank(next) ? next : addRow(block, row);
      }
      values.forEach((value, column) => { const to = cellsOf(row)[first + column]; if (to) to.value = value; });
    });
    changed(cell);
  }

  // Links are shown by their words; the field below holds the Markdown.
  function chips() {
    for (const cell of root.querySelectorAll('input.files, input.documents')) {
      cell.parentElement.querySelector('.chips')?.remove();
      const links = [...cell.value.matchAll(/!?\[([^\]]*)\]\(([^)\s]+)\)/g)];
      cell.parentElement.classList.toggle('linked', links.length > 0 && !cell.value.replace(/!?\[[^\]]*\]\([^)\s]+\)/g, '').trim());
      if (!links.length) continue;
      const box = Object.assign(document.createElement('div'), { className: 'chips' });
      for (const link of links) {
        const chip = Object.assign(document.createElement('button'), { type: 'button', className: 'chip', textContent: link[1] + ' ×', title: link[2] });
        chip.setAttribute('aria-label', say(`去掉 ${link[1]}`, `Remove ${link[1]}`));
        chip.onclick = () => { cell.value = cell.value.replace(link[0], '').trim(); chips(); changed(cell); };
        box.append(chip);
      }
      cell.after(box);
    }
  }

  // Marks the fields that findings are about.
  function mark(findings) {
    root.querySelectorAll('.odd-error, .odd-warning').forEach(each => each.classList.remove('odd-error', 'odd-warning'));
    for (const finding of findings) {
      find(finding.at)?.classList.add(finding.isError ? 'odd-error' : 'odd-warning');
    }
  }

  function find(at) {
    if (!at) return null;
    if (at.startsWith('k.')) return root.querySelector(`[name="${at}"]`);
    const match = /^b(\d+)(?:r(-?\d+))?$/.exec(at);
    const block = match && blocks.find(each => each.dataset.block === match[1]);
    if (!block) return null;
    return match[2] === undefined ? block : rowsOf(block).filter(row => !isBlank(row))[Number(match[2])] ?? block;
  }

  function went(at) {
    const place = find(at), field = place?.matches?.('input, textarea, select') ? place : place?.querySelector('input:not([type=hidden]), textarea, select');
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  }

  // What the server brought up to date: the closing balance and total rows.
  function took(state) {
    const closing = root.querySelector('[name="k.closing"]');
    if (closing && state.closing !== null && document.activeElement !== closing) closing.value = state.closing;
    for (const [index, cells] of Object.entries(state.totals ?? {})) {
      const block = blocks.find(each => each.dataset.block === index);
      const row = block && rowsOf(block).find(isTotal);
      if (row && !row.contains(document.activeElement)) cellsOf(row).forEach((cell, column) => { cell.value = cells[column] ?? ''; });
    }
    const outcome = root.querySelector('#outcome');
    outcome.replaceChildren(...state.outcome.map(sentence => Object.assign(document.createElement('p'), { textContent: say(sentence.chinese, sentence.english) })));
    mark(state.findings);
  }

  // Puts a picture where the clerk is, else into the first line that has none yet.
  function insert(markdown) {
    const cell = root.querySelector('tr:focus-within input.files') ?? lastFiles;
    if (!cell) return false;
    cell.value = (cell.value + ' ' + markdown).trim();
    chips();
    changed(cell);
    return true;
  }

  let lastFiles = null;
  root.addEventListener('focusin', event => {
    const row = event.target.closest?.('[data-row]');
    if (row) { running(row); lastFiles = row.querySelector('input.files') ?? lastFiles; }
  });
  root.addEventListener('input', event => { if (event.target.closest('.fields, .block')) { chips(); changed(event.target); } });
  root.addEventListener('keydown', keyed);
  root.addEventListener('paste', pasted);
  root.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) event.target.closest('td.linked')?.querySelector('input').focus();
    if (!button) return;
    const block = button.closest('.block');
    if (button.matches('.add-row')) { remember(); cellsOf(addRow(block))[0].focus(); }
    else if (button.matches('.remove')) removeRow(block, button.closest('[data-row]'));
    else if (button.id === 'undo') undo();
  });
  // The spare rows are for those without script; lines are added above a total.
  for (const block of blocks) {
    const rows = rowsOf(block), total = rows.findIndex(isTotal);
    if (total >= 0) rows.slice(total + 1).filter(isBlank).forEach(row => row.remove());
  }
  root.querySelectorAll('.add-row, .remove').forEach(button => { button.hidden = false; });
  const undoButton = Object.assign(document.createElement('button'), { type: 'button', id: 'undo', className: 'quiet small', hidden: true, textContent: say('撤销', 'Undo') });
  root.querySelector('.actions.add').append(undoButton);
  sums();
  chips();
  function restore(text) {
    const state = JSON.parse(text);
    for (const [name, value] of Object.entries(state.keys)) {
      const field = root.querySelector(`[name="k.${name}"]`);
      if (field) field.value = value;
    }
    blocks.forEach((block, index) => {
      const kept = state.blocks[index];
      if (kept?.rows) fill(block, kept.rows);
      else if (kept) block.querySelector('input, textarea').value = kept.text;
    });
    chips();
  }

  return { url: 'fields', read, took, went, insert, restore, text: () => JSON.stringify(read()) };
};
