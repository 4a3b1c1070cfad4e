// Promise.all gives the values in the order of the list, when the last one has come.
const slow = (ms, v) => sleep(ms).then(() => { print("came", v); return v; });
Promise.all([slow(20, "a"), "b", slow(10, "c")]).then((l) => print(l.length, l[0], l[1], l[2]));
Promise.all([]).then((l) => print("empty", l.length));
