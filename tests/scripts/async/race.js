// Promise.race is settled as the first one is; the others run on, and are not listened to.
const slow = (ms, v) => sleep(ms).then(() => { print("came", v); return v; });
Promise.race([slow(20, "slow"), slow(10, "fast")]).then((v) => print("won", v));
Promise.race([slow(40, "late"), sleep(30).then(() => { throw "failed"; })])
  .catch((e) => print("lost", e));
Promise.race([Promise.resolve("a"), "b"]).then(print);
