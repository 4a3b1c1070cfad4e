// Inside a sort comparator a whole pipeline runs, and its errors come out as usual.
function* source(list) {
  for (const v of list) yield v;
}
function* double(numbers) {
  for (const n of numbers) yield n * 2;
}
function* driver() {
  const list = [3, 1, 2];
  list.sort((a, b) => [...double(source([a]))][0] - [...double(source([b]))][0]);
  yield* list;
  try {
    [2, 1].sort(() => {
      const g = source([1]);
      g.next();
      g.throw("from the comparator");
    });
  } catch (e) { print(false, e); }
}
for (const v of driver()) print(v);
