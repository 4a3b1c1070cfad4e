// Two workers take from one queue, each in its own time.
const queue = [60, 20, 75, 20, 45];
const worker = async (name) => {
  while (queue.length > 0) {
    const ms = queue.shift();
    await sleep(ms);
    print(name, ms);
  }
  return name;
};
Promise.all([worker("a"), worker("b")]).then((names) => print(names[0], names[1]));
