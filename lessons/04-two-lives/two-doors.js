// Two doors. Where is count made?
let count = 0;

function* door(name) {
  while (true) {
    count = count + 1;
    yield name + count;
  }
}

const front = door("front ");
const back = door("back ");
console.log(front.next().value);
console.log(back.next().value);
console.log(front.next().value);

front;
