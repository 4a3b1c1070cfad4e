// try … catch is pcall: it catches what the body throws and what the consumer throws in.
function* careful() {
  try {
    yield "working";
    throw { code: 5 };
  } catch (e) {
    print("caught", false, e.code);
  }
  try { yield "waiting"; } catch (e) { print("caught", false, e.code); }
  let e;
  try { yield "calm"; e = "fine"; } catch { print("never"); }
  print("caught", true, e);
}
const g = careful();
print(g.next().value);
print(g.next().value);
print(g.throw({ code: 6 }).value);
print(g.next().done);
