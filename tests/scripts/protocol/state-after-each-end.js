// However a generator ends, it is completed: all three requests answer as the table says.
function completed(name, g) {
  const n = g.next("x");
  let e;
  try { g.throw("y"); } catch (error) { e = error; }
  const r = g.return("z");
  print(name, n.value, n.done, false, e, r.value, r.done);
}
function* f(how) {
  yield 1;
  if (how === "error") throw "failed";
  return 2;
}
let g = f();
g.next(); g.next();
completed("end", g);
g = f("error");
g.next();
try { g.next(); } catch {}
completed("error", g);
g = f();
g.next();
try { g.throw("t"); } catch {}
completed("throw", g);
g = f();
g.next();
g.return();
completed("return", g);
g = f();
for (const _ of g) break;
completed("break", g);
