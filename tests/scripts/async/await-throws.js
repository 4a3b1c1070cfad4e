// A rejection arrives at the await as an error, and may be caught there.
const work = async () => {
  let ok = true, e;
  try { await Promise.reject("no"); } catch (error) { ok = false; e = error; }
  print(ok, e);
  let also = true, late;
  try { await sleep(5); throw "late"; } catch (error) { also = false; late = error; }
  print(also, late);
  await Promise.reject("out");
  print("never");
};
work().catch((e) => print("caught", e));
