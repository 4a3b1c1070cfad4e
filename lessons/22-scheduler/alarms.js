// The event loop as the scheduler of plain coroutines: each asks for a pause, a timer ends it.
function* sleeper(name, pause) {
  for (let turn = 1; turn <= 2; turn++) {
    yield pause;
    console.log(name + " " + turn);
  }
}

function wake(resume) {
  const pause = resume.next().value;
  if (pause) setTimeout(wake, pause, resume);
}

const cat = sleeper("cat", 30);
const dog = sleeper("dog", 50);
wake(cat);
wake(dog);
console.log("Both sleep.");
