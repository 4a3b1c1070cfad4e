// A loop over a generator of promises awaits each: what for await does.
const pages = function* () { for (let i = 1; i <= 3; i++) yield sleep(10 * i).then(() => i); };
const read = async () => {
  for (const p of pages()) print("page", await p);
  print("end");
};
read();
after(25, print, 25);
