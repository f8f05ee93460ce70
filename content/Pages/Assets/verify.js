/* Redoes the proof on the reader's own phone from what anybody can fetch. No page needs it. Written for old phones. */
(function () {
  'use strict';
  var place = document.querySelector('[data-check]');
  if (!place || !window.Uint8Array || !window.atob) { return; }
  var asked = JSON.parse(place.getAttribute('data-check'));
  var english = document.documentElement.lang.indexOf('en') === 0;
  function say(chinese, other) { return english ? other : chinese; }

  /* SHA-256 (FIPS 180-4): browsers offer theirs on https pages only, and the hall's Wi-Fi has none. */
  var start = [], step = [];
  for (var n = 2; step.length < 64; n++) {
    var isPrime = true;
    for (var d = 2; d * d <= n; d++) { if (n % d === 0) { isPrime = false; } }
    if (isPrime) {
      if (start.length < 8) { start.push(fraction(Math.sqrt(n))); }
      step.push(fraction(Math.pow(n, 1 / 3)));
    }
  }
  function fraction(x) { return (x - Math.floor(x)) * 4294967296 | 0; }
  function turn(x, bits) { return x >>> bits | x << 32 - bits; }
  function sha256(input) {
    var length = input.length, padded = new Uint8Array((length + 72 >> 6) * 64), state = start.slice(), w = [];
    padded.set(input);
    padded[length] = 128;
    for (var i = 0; i < 5; i++) { padded[padded.length - 1 - i] = length * 8 / Math.pow(256, i); }
    for (var at = 0; at < padded.length; at += 64) {
      var s = state.slice();
      for (i = 0; i < 64; i++) {
        if (i < 16) {
          var p = at + 4 * i;
          w[i] = padded[p] << 24 | padded[p + 1] << 16 | padded[p + 2] << 8 | padded[p + 3];
        } else {
          var a = w[i - 15], b = w[i - 2];
          var low = turn(a, 7) ^ turn(a, 18) ^ a >>> 3, high = turn(b, 17) ^ turn(b, 19) ^ b >>> 10;
          w[i] = w[i - 16] + low + w[i - 7] + high | 0;
        }
        var e = s[4], f = s[0];
        var x = s[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & s[5] ^ ~e & s[6]) + step[i] + w[i] | 0;
        var y = (turn(f, 2) ^ turn(f, 13) ^ turn(f, 22)) + (f & s[1] ^ f & s[2] ^ s[1] & s[2]) | 0;
        s = [x + y | 0, s[0], s[1], s[2], s[3] + x | 0, s[4], s[5], s[6]];
      }
      for (i = 0; i < 8; i++) { state[i] = state[i] + s[i] | 0; }
    }
    var out = new Uint8Array(32);
    for (i = 0; i < 32; i++) { out[i] = state[i >> 2] >>> 24 - 8 * (i % 4); }
    return out;
  }

  function binary(bytes) {
    for (var text = '', i = 0; i < bytes.length; i++) { text += String.fromCharCode(bytes[i]); }
    return text;
  }
  function bytes(text) {
    for (var out = new Uint8Array(text.length), i = 0; i < out.length; i++) { out[i] = text.charCodeAt(i); }
    return out;
  }
  function utf8(text) { return unescape(encodeURIComponent(text)); }
  function hex(input) {
    return binary(input).replace(/[^]/g, function (c) { return (c.charCodeAt(0) + 256).toString(16).slice(1); });
  }
  function hash(first, text) { return binary(sha256(bytes(String.fromCharCode(first) + text))); }

  /* RFC 9162, 2.1.3.2: from the leaf up to the root. */
  function climb(leaf, index, last, path) {
    for (var i = 0; i < path.length; i++) {
      if (last === 0) { return ''; }
      if (index % 2 === 1 || index === last) {
        leaf = hash(1, path[i] + leaf);
        while (index % 2 === 0 && index !== 0) { index = Math.floor(index / 2); last = Math.floor(last / 2); }
      } else {
        leaf = hash(1, leaf + path[i]);
      }
      index = Math.floor(index / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 ? leaf : '';
  }

  function fetchAll(addresses, then) {
    var results = [], left = addresses.length;
    function one(i) {
      var request = new XMLHttpRequest();
      request.open('GET', addresses[i]);
      request.responseType = 'arraybuffer';
      request.onload = function () {
        results[i] = request.status === 200 ? binary(new Uint8Array(request.response)) : null;
        if (--left === 0) { then(results); }
      };
      request.send();
    }
    for (var i = 0; i < addresses.length; i++) { one(i); }
  }
  function tell(mark, text, colour) {
    var line = document.createElement('p');
    line.className = 'verdict ' + colour;
    line.textContent = mark + ' ' + text;
    place.appendChild(line);
  }
  function judge(holds, good, bad) { tell(holds ? '✓' : '⚠', holds ? good : bad, holds ? 'pine' : 'cinnabar'); }

  /* Ed25519 by the browser, where it has it. */
  function signatures(list) {
    var subtle = window.crypto && crypto.subtle, good = 0, bad = 0;
    function cannot() {
      tell('…', say('签名没能核对：这个浏览器或这个网址（不是 https）不让网页验签名。上面的指纹都算过了。',
        'Signatures were not checked: this browser, or an address without https, does not let a page do it.'), 'ochre');
    }
    function next(i) {
      if (i === list.length) {
        judge(bad === 0, say(good + ' 个签名您的手机也都验过，都对。', good + ' signatures checked on your phone: all good.'),
          say('有 ' + bad + ' 个签名不对！', bad + ' signatures are wrong!'));
        return;
      }
      var ed = { name: 'Ed25519' };
      subtle.importKey('raw', bytes(list[i][0]), ed, false, ['verify']).then(function (key) {
        return subtle.verify(ed, key, bytes(list[i][1]), bytes(list[i][2]));
      }).then(function (holds) {
        if (holds) { good++; } else { bad++; }
        next(i + 1);
      }, cannot);
    }
    if (subtle) { next(0); } else { cannot(); }
  }

  fetchAll([asked.proof, asked.entry].concat(asked.text ? [asked.text] : []), function (got) {
    var proof = got[0], entry = got[1], text = got[2];
    if (!proof || !entry) {
      return tell('…', say('现在取不到证明文件，过一会儿再来。', 'The proof cannot be fetched now.'), 'ochre');
    }
    var head = proof.slice(0, proof.indexOf('\n\n')).split('\n'), note = proof.slice(proof.indexOf('\n\n') + 2);
    if (head[1].slice(0, 6) === 'extra ') { head.splice(1, 1); }
    var cut = note.lastIndexOf('\n\n') + 1, signed = note.slice(0, cut), said = signed.split('\n');
    var root = climb(hash(0, entry), Number(head[1].slice(6)), Number(said[1]) - 1, head.slice(2).map(atob));
    judge(root === atob(said[2]), say('您的手机也算了一遍，结果一样：这一条就在记录里。',
      'Your own phone has redone the sum, with the same result: the entry is in the record.'),
      say('您的手机算出来不一样！请告诉村务监督委员会。', 'Your own phone comes to another result! Tell the supervisors.'));
    var json = JSON.parse(decodeURIComponent(escape(entry))), list = [];
    if (asked.text) {
      judge(!!text && hex(sha256(bytes(text))) === json.blobs[0].sha256,
        say('原文的指纹也对得上，一个字没动过。', 'The text has the fingerprint that was signed.'),
        say('原文和记录里的指纹不一样！', 'The text is not the one in the record!'));
    }
    note.slice(cut + 1).split('\n').forEach(function (line) {
      var parts = line.split(' ');
      if (utf8(asked.name) === parts[1]) {
        list.push([atob(asked.key), atob(parts[2]).slice(4), signed]);
      }
    });
    var subject = entry.slice(0, entry.lastIndexOf(',"published":"')) + '}';
    json.approvals.forEach(function (who) {
      list.push([atob(who.key), atob(who.sig), utf8(
        ['villagepublic/approval/v1', asked.name, who.role, who.name, ''].join('\n')) + subject]);
    });
    signatures(list);
  });
})();
