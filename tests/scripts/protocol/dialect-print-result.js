// A result prints as { value, done }.
function* f() { yield 1; yield true; yield 2.5; return 3; }
const g = f();
print(g.next());
print(g.next());
print(g.next());
print(g.next());
print(g.next());
print(g.return(7));
