/* Comforts only: every page says all it has to say without this file. Written for old phones. */
(function () {
  'use strict';
  var english = document.documentElement.lang.indexOf('en') === 0;
  function say(chinese, other) { return english ? other : chinese; }
  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function add(parent, name, text) {
    var element = document.createElement(name);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  /* Long ledgers get a field that filters the lines and sums what is left, exactly, in fen. */
  function filter(section) {
    var lines = section.querySelectorAll('[data-amount]');
    var list = section.querySelector('.cards');
    if (lines.length < 8 || !list) { return; }
    var box = document.createElement('p');
    box.className = 'filter';
    var label = add(box, 'label', say('在这里面找：', 'Filter: '));
    var input = document.createElement('input');
    input.type = 'search';
    label.appendChild(input);
    var result = add(box, 'span', '');
    result.setAttribute('role', 'status');
    section.insertBefore(box, list);
    input.addEventListener('input', function () {
      var words = input.value.toLowerCase().split(/\s+/);
      var count = 0, fen = 0;
      each(lines, function (line) {
        var text = line.textContent.toLowerCase();
        var shown = words.every(function (word) { return text.indexOf(word) >= 0; });
        line.hidden = !shown;
        if (shown) { count++; fen += Number(line.getAttribute('data-amount')); }
      });
      var yuan = (Math.abs(fen) / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
      result.textContent = input.value === '' ? '' : say(
        count + ' 笔，合计 ' + (fen < 0 ? '−' : '') + yuan + ' 元',
        count + ' lines, ' + (fen < 0 ? '−' : '') + yuan + ' yuan');
    });
  }

  /* Sending on: the phone's own sheet where there is one, else the address is copied. */
  function copy(text) {
    var field = document.createElement('input');
    field.value = text;
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand('copy');
    document.body.removeChild(field);
    return done;
  }
  function button(row, text, act) {
    var element = add(row, 'button', text);
    element.type = 'button';
    element.className = 'quiet';
    row.appendChild(document.createTextNode(' '));
    element.addEventListener('click', function () { act(element); });
  }
  function takeAway(row) {
    row.appendChild(document.createTextNode(' '));
    button(row, say('发给别人', 'Send on'), function (element) {
      if (navigator.share) {
        navigator.share({ title: document.title, url: location.href })['catch'](function () { });
      } else {
        element.textContent = copy(location.href)
          ? say('网址已复制，去粘贴吧', 'Address copied') : location.href;
      }
    });
    if (window.print && !/MicroMessenger/.test(navigator.userAgent)) {
      button(row, say('打印', 'Print'), function () { window.print(); });
    }
  }

  each(document.querySelectorAll('.lines[id]'), filter);
  each(document.querySelectorAll('.actions'), takeAway);
})();
