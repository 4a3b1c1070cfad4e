// A return(w), while a finally of an error is paused, replaces the error.
function* f() {
  try {
    yield 1;
  } finally {
    yield "wait";
    print("never");
  }
}
const g = f();
g.next();
print(g.throw("e").value);
let r = g.return("w");
print(r.value, r.done);
r = g.next();
print(r.value, r.done);
