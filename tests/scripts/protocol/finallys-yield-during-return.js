// Each of several finallys may yield during one return, several times; the order stays.
function* f() {
  try {
    try {
      yield "body";
    } finally {
      yield "inner 1";
      yield "inner 2";
    }
  } finally { yield "outer"; }
}
const g = f();
g.next();
let r = g.return("v");
while (!r.done) {
  print(r.value, r.done);
  r = g.next();
}
print(r.value, r.done);
