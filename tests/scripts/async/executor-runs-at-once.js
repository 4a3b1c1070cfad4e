// The function given to Promise runs at once; only the first resolve or reject counts.
print("before");
const p = new Promise((resolve, reject) => {
  print("inside");
  resolve("first");
  resolve("second");
  reject("third");
});
print("after");
p.then(print, (e) => print("rejected", e));
