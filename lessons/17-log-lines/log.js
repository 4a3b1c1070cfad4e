// Nearly ten thousand lines; every 40th is bad.
function* lines() {
  for (let i = 1; i <= 9999; i++) {
    const kind = i % 40 === 0 ? " bad" : " ok";
    yield i + kind;
  }
}

function* only(word, source) {
  for (const line of source) {
    if (line.includes(word)) yield line;
  }
}

function* take(count, source) {
  for (const line of source) {
    yield line;
    count = count - 1;
    if (count === 0) return;
  }
}

take(3, only("bad", lines()));
