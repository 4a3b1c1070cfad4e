// Awaited one after the other the times add up; begun together they overlap.
const work = async () => {
  await sleep(10); await sleep(20); print("one after the other");
};
const together = async () => {
  const a = sleep(10), b = sleep(20);
  await a; await b; print("together");
};
work();
together();
after(15, print, 15);
after(25, print, 25);
after(35, print, 35);
