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

  /* The reader's own phone redoes the proof: leaf hash and siblings must lead to the root (RFC 9162, 2.1.3.2). */
  function bytes(hex) {
    var out = new Uint8Array(hex.length / 2);
    for (var i = 0; i < out.length; i++) { out[i] = parseInt(hex.substr(2 * i, 2), 16); }
    return out;
  }
  function hex(buffer) {
    return Array.prototype.map.call(new Uint8Array(buffer), function (b) { return (b + 256).toString(16).slice(1); }).join('');
  }
  function node(left, right) {
    var input = new Uint8Array(65);
    input[0] = 1;
    input.set(bytes(left), 1);
    input.set(bytes(right), 33);
    return crypto.subtle.digest('SHA-256', input).then(hex);
  }
  function climb(hash, index, last, path) {
    if (path.length === 0) { return Promise.resolve(last === 0 ? hash : ''); }
    if (last === 0) { return Promise.resolve(''); }
    var isRight = index % 2 === 1 || index === last;
    return node(isRight ? path[0] : hash, isRight ? hash : path[0]).then(function (parent) {
      if (isRight) {
        while (index % 2 === 0 && index !== 0) { index = Math.floor(index / 2); last = Math.floor(last / 2); }
      }
      return climb(parent, Math.floor(index / 2), Math.floor(last / 2), path.slice(1));
    });
  }
  function verify(place) {
    var proof = place.getAttribute('data-proof').split(' ');
    climb(place.getAttribute('data-leaf'), Number(proof[0]), Number(proof[1]) - 1, proof.slice(3)).then(function (root) {
      var holds = root === proof[2];
      add(place, 'p', holds
        ? say('✓ 您的手机也算了一遍，结果一样。', '✓ Your own phone has redone the sum, with the same result.')
        : say('⚠ 您的手机算出来不一样！', '⚠ Your own phone comes to another result!'))
        .className = 'verdict ' + (holds ? 'pine' : 'cinnabar');
    });
  }

  if (window.crypto && crypto.subtle && window.Promise) { each(document.querySelectorAll('[data-proof]'), verify); }
})();
