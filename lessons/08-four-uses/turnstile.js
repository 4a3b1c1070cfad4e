// Use 3: a machine that waits for you.
function* turnstile() {
  while (true) {
    let what = yield "locked";
    while (what === "coin") {
      what = yield "open";
    }
  }
}

turnstile();
