// The browser screen: draws the rectangles it is sent, sends back what fingers and keys do.
// Messages from the server: 1 byte kind (1 size, 2 picture, 3 end of frame), then 16-bit little-endian x, y, width,
// height, then for a picture its PNG or JPEG file. Messages to the server: text, "d|m|u|c id x y", "w notches",
// "k kind character", "a" for a frame that is drawn.
"use strict";
(() => {
  const canvas = document.getElementById("screen");
  const context = canvas.getContext("2d", { alpha: false });
  const state = document.getElementById("state");
  const keys = {
    Enter: "Accept", Escape: "Back", Backspace: "Backspace", Tab: "Next", ArrowDown: "Next", ArrowRight: "Next",
    ArrowUp: "Previous", ArrowLeft: "Previous", Home: "Home",
  };
  let socket = null;
  let waitMs = 250;
  let queue = Promise.resolve();

  const send = text => {
    if (socket && socket.readyState === WebSocket.OPEN) socket.send(text);
  };

  async function receive(buffer) {
    const view = new DataView(buffer);
    const kind = view.getUint8(0);
    const x = view.getUint16(1, true), y = view.getUint16(3, true);
    const width = view.getUint16(5, true), height = view.getUint16(7, true);
    if (kind === 1) {
      canvas.width = width;
      canvas.height = height;
    } else if (kind === 2) {
      const picture = await createImageBitmap(new Blob([new Uint8Array(buffer, 9)]));
      context.drawImage(picture, x, y, width, height);
      picture.close();
    } else if (kind === 3) {
      state.hidden = true;
      canvas.dataset.frames = (Number(canvas.dataset.frames) || 0) + 1;
      send("a");
    }
  }

  function connect() {
    const address = new URL("screen/socket", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(address);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => { waitMs = 250; };
    socket.onmessage = event => { queue = queue.then(() => receive(event.data)).catch(() => socket.close()); };
    socket.onclose = event => {
      state.innerHTML = event.code === 1013
        ? "同时查看的人太多，请稍后再试。<br>Too many viewers; please try later."
        : "连接中断，正在重新连接…<br>Connection lost; connecting again…";
      state.hidden = false;
      setTimeout(connect, waitMs);
      waitMs = Math.min(5000, waitMs * 2);
    };
  }

  const point = event => {
    const box = canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) * canvas.width / box.width;
    const y = (event.clientY - box.top) * canvas.height / box.height;
    return `${event.pointerId} ${x.toFixed(1)} ${y.toFixed(1)}`;
  };

  canvas.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    send("d " + point(event));
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", event => {
    if (event.buttons & 1) send("m " + point(event));
  });
  canvas.addEventListener("pointerup", event => send("u " + point(event)));
  canvas.addEventListener("pointercancel", event => send("c " + point(event)));
  canvas.addEventListener("contextmenu", event => event.preventDefault());
  canvas.addEventListener("wheel", event => {
    send("w " + (Math.sign(event.deltaY) || 0));
    event.preventDefault();
  }, { passive: false });
  window.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const kind = keys[event.key];
    if (kind) send("k " + kind);
    else if (/^[a-z0-9]$/i.test(event.key)) send("k Character " + event.key.toLowerCase());
    else return;
    event.preventDefault();
  });
  connect();
})();
