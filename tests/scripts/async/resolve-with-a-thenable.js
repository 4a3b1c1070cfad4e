// Anything with a method then is followed, and called in a microtask; its error rejects.
const thenable = { then(resolve) { print("asked"); resolve("given"); } };
const broken = { then() { throw "broken"; } };
Promise.resolve(thenable).then(print);
Promise.resolve(broken).catch((e) => print("caught", e));
print("first");
