// Promise.any is fulfilled by the first that is; only when all are rejected is it rejected.
Promise.any([Promise.reject("x"), sleep(10).then(() => "ten"),
  sleep(5).then(() => "five")]).then(print);
Promise.any([Promise.reject("x"), sleep(5).then(() => { throw "y"; })])
  .catch((e) => print(e.message, e.errors.length, e.errors[0], e.errors[1]));
Promise.any([]).catch((e) => print(e.message, e.errors.length));
