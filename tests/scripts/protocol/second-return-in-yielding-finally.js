// A second return(w), while a finally of the first one is paused, replaces v.
function* f() {
  try {
    try {
      yield 1;
    } finally {
      yield "wait";
      print("never");
    }
  } finally { print("outer finally"); }
}
const g = f();
g.next();
let r = g.return("v");
print(r.value, r.done);
r = g.return("w");
print(r.value, r.done);
r = g.next();
print(r.value, r.done);
