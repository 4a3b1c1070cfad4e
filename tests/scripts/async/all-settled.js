// Promise.allSettled waits for all, and says of each what became of it.
Promise.allSettled([sleep(5).then(() => "v"), Promise.reject("r"), 3])
  .then((list) => {
    for (const s of list) print(s.status, s.value, s.reason);
  });
