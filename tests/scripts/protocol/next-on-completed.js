// completed, next(v): { nil, true }, whatever way it was completed.
function* f() {
  yield 1;
  throw "broken";
}
const ended = (function* () {})();
ended.next();
const failed = f();
failed.next();
try { failed.next(); } catch (e) { print(false, e); }
const returned = f();
returned.return("v");
const thrown = f();
try { thrown.throw("e"); } catch (e) { print(false, e); }
for (const g of [ended, failed, returned, thrown]) {
  for (let i = 1; i <= 2; i++) {
    const r = g.next("sent");
    print(r.value, r.done);
  }
}
