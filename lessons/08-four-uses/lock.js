// Use 1: values when they are wanted.
function* codes() {
  for (let left = 0; left <= 9; left++) {
    for (let right = 0; right <= 9; right++) {
      yield left + "-" + right;
    }
  }
}

let tries = 0;
for (const code of codes()) {
  tries = tries + 1;
  if (code === "0-3") break;
}
console.log("Open after " + tries + " tries.");
