// completed, return(v): { v, true }, every time; v is not kept.
function* f() { return 1; }
const g = f();
print(g.next().value);
let r = g.return("a");
print(r.value, r.done);
r = g.return("b");
print(r.value, r.done);
r = g.return();
print(r.value, r.done);
r = g.next();
print(r.value, r.done);
