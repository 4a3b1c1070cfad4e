// One forgets its count, one keeps it.
function forgets() {
  let count = 0;
  count = count + 1;
  return count;
}

function* keeps() {
  let count = 0;
  while (true) {
    count = count + 1;
    yield count;
  }
}

console.log(forgets());
console.log(forgets());
console.log(forgets());
keeps();
