// Async functions await each other; each level adds its turns.
const leaf = async (v) => { await undefined; print("leaf", v); return v; };
const middle = async (v) => { const got = await leaf(v); print("middle", got); return got + 1; };
const top = async () => {
  const a = await middle(1);
  const b = await middle(a);
  print("top", a, b);
};
top();
Promise.resolve().then(() => print("t1")).then(() => print("t2"))
  .then(() => print("t3")).then(() => print("t4"));
