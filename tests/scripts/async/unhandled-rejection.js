// A rejection that nobody handles is told of when the microtasks are done; the loop goes on.
Promise.reject("lost");
const p = Promise.reject("found");
microtask(() => p.catch((e) => print("caught in time", e)));
after(1, print, "the loop goes on");
