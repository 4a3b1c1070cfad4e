// A promise returned from then costs two more turns than a value.
Promise.resolve().then(() => Promise.resolve("promise")).then(print);
Promise.resolve().then(() => "value").then(print)
  .then(() => print("1")).then(() => print("2")).then(() => print("3"));
