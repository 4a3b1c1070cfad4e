// A runner goes on with a generator when the promise that it handed out is settled.
function wait(ms, value) {
  return new Promise((resolve) => { setTimeout(resolve, ms, value); });
}

function run(g) {
  function step(method, value) {
    const result = g[method](value);
    if (result.done) return;
    result.value.then(
      (v) => step("next", v),
      (e) => step("throw", e));
  }
  step("next");
}

function* story(who, ms) {
  const first = yield wait(ms, "boils water");
  console.log(who + " " + first);
  const second = yield wait(ms, "drinks tea");
  console.log(who + " " + second);
}

run(story("Ada", 200));
run(story("Bob", 300));
console.log("Both wait.");
