// A scheduler without promises: each sleeper says for how long, and the clock jumps.
let clock = 0;
const asleep = [];

function* sleeper(name, pause) {
  for (let turn = 1; turn <= 3; turn++) {
    console.log(clock + " " + name + " " + turn);
    yield pause;
  }
}

function wake(resume) {
  const pause = resume.next().value;
  if (pause) asleep.push({ due: clock + pause, resume: resume });
}

wake(sleeper("cat", 30));
wake(sleeper("dog", 50));
while (asleep.length > 0) {
  asleep.sort((a, b) => a.due - b.due);
  const first = asleep.shift();
  clock = first.due;
  wake(first.resume);
}
