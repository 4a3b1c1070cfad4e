// Who is third?
async function walk() {
  console.log("walk begins");
  await null;
  console.log("walk ends");
}

setTimeout(() => {
  console.log("timer");
  queueMicrotask(() => { console.log("late"); });
}, 0);
setTimeout(() => { console.log("second timer"); }, 0);
queueMicrotask(() => { console.log("microtask"); });
walk();
console.log("main program");
