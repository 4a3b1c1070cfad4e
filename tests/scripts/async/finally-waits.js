// finally waits for the promise that its function returns.
Promise.resolve("v").finally(() => sleep(20).then(() => print("cleaned")))
  .then(print);
sleep(10).then(() => print("ten"));
