// await of a value or of a promise takes one turn of the microtasks.
const count = async () => { for (let i = 1; i <= 4; i++) { await i; print("await", i); } };
const wait = async () => { for (let i = 1; i <= 4; i++) { await Promise.resolve(); print("promise", i); } };
count();
wait();
Promise.resolve().then(() => print("then 1")).then(() => print("then 2"))
  .then(() => print("then 3"));
