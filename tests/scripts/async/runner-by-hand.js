// async is a generator and a runner: both take the same turns.
const run = (body) => (...args) => {
  const g = body(...args);
  return new Promise((resolve, reject) => {
    const step = (method, value) => {
      let result;
      try { result = g[method](value); } catch (error) { return reject(error); }
      if (result.done) return resolve(result.value);
      Promise.resolve(result.value).then(
        (v) => step("next", v), (e) => step("throw", e));
    };
    step("next");
  });
};
const byHand = run(function* (n) {
  for (let i = 1; i <= n; i++) print("by hand", yield Promise.resolve(i));
  let ok = true, e;
  try { yield Promise.reject("no"); } catch (error) { ok = false; e = error; }
  print("by hand", ok, e);
  return "by hand";
});
const builtIn = async (n) => {
  for (let i = 1; i <= n; i++) print("built in", await Promise.resolve(i));
  let ok = true, e;
  try { await Promise.reject("no"); } catch (error) { ok = false; e = error; }
  print("built in", ok, e);
  return "built in";
};
byHand(3).then(print);
builtIn(3).then(print);
