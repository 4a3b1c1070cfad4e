// finally gets nothing and changes nothing, but for its own error; it takes more turns.
Promise.resolve("v").finally((x) => { print("finally", x); return "lost"; }).then(print);
Promise.reject("r").finally(() => {}).catch((e) => print("caught", e));
Promise.resolve("v").finally(() => { throw "own"; }).catch((e) => print("caught", e));
Promise.resolve().then(() => print("1")).then(() => print("2"))
  .then(() => print("3")).then(() => print("4"));
