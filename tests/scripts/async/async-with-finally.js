// finally in an async function runs after its awaits, and may await itself.
const work = async () => {
  try {
    await sleep(10);
    print("worked");
    return "value";
  } finally { print("cleaning"); await sleep(5); print("clean"); }
};
work().then(print);
after(12, print, "twelve");
