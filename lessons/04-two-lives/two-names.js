// Two names. How many generators?
function* counter(start) {
  let count = start;
  while (true) {
    yield count;
    count = count + 1;
  }
}

const mine = counter(1);
const yours = mine;
console.log(mine.next());
console.log(yours.next());

yours;
