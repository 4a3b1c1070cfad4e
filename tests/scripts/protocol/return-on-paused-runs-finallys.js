// suspended-yield, return(v): finallys run, inner to outer; { v, true }; then completed.
function* f() {
  try {
    try {
      yield 1;
      print("never");
    } finally { print("inner finally"); }
    print("never");
  } finally { print("outer finally"); }
}
const g = f();
g.next();
let r = g.return("bye");
print(r.value, r.done);
r = g.next("late");
print(r.value, r.done);
