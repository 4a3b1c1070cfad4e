// A yield says how long the nap is.
function* napper(nap) {
  while (true) {
    yield nap;
  }
}

let cat = napper(3), cat_wakes = 0;
let dog = napper(5), dog_wakes = 0;
for (let turn = 1; turn <= 8; turn++) {
  if (cat_wakes <= dog_wakes) {
    console.log("cat at " + cat_wakes);
    cat_wakes = cat_wakes + cat.next().value;
  } else {
    console.log("dog at " + dog_wakes);
    dog_wakes = dog_wakes + dog.next().value;
  }
}
