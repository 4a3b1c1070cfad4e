// A function is called for each.
function each(list, act) {
  act(list[0]);
  act(list[1]);
}

function* guests(list) {
  yield "the doors open";
  each(list, function (name) {
    yield(name);
  });
}

guests(["Ada", "Alan"]);
