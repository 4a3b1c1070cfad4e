// A rejection passes by functions for values until a catch; what that returns is a value again.
Promise.reject("bad")
  .then(() => print("never"))
  .then(() => print("never"))
  .catch((e) => { print("caught", e); return "well"; })
  .then((v) => { print("then", v); throw "again"; })
  .then(undefined, (e) => print("second", e))
  .then((v) => print("end", v));
