// Promise.all is rejected by the first rejection; the others run on.
const slow = (ms, v) => sleep(ms).then(() => { print("came", v); return v; });
Promise.all([slow(30, "slow"), sleep(10).then(() => { throw "first"; }),
  sleep(20).then(() => { throw "second"; })])
  .then(print, (e) => print("rejected", e));
