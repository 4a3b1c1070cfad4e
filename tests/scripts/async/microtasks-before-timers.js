// All microtasks run before the next timer, also those that microtasks add.
after(0, () => { print("timer 1"); microtask(() => print("its microtask")); });
after(0, () => print("timer 2"));
microtask(() => {
  print("microtask 1");
  microtask(() => print("microtask 3"));
});
Promise.resolve().then(() => print("microtask 2"));
print("main");
