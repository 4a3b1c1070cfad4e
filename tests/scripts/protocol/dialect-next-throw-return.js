// g:next(v), g:throw(e) and g:return_(v), with a value and without.
function* echo(name) {
  while (true) {
    let ok = true, got;
    try {
      got = yield name;
    } catch (e) {
      ok = false;
      got = e;
    }
    print(name, ok, got);
  }
}
const g = echo("g");
g.next();
g.next(7);
g.next();
g.throw("oh");
g.throw(false);
let r = g.return(8);
print(r.value, r.done);
const h = echo("h");
h.next();
r = h.return();
print(r.value, r.done);
