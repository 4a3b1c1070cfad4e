// A promise returned from an async function is followed: three turns in all.
const plain = async () => "plain";
const wrapped = async () => Promise.resolve("wrapped");
const awaited = async () => await Promise.resolve("awaited");
wrapped().then(print);
awaited().then(print);
plain().then(print).then(() => print("2")).then(() => print("3"))
  .then(() => print("4"));
