// Two chains of then take turns, one step each.
Promise.resolve().then(() => print("a1")).then(() => print("a2"))
  .then(() => print("a3"));
Promise.resolve().then(() => print("b1")).then(() => print("b2"))
  .then(() => print("b3"));
