// An async function runs at once, up to its first await; its caller goes on meanwhile.
const work = async (name) => {
  print(name, "begins");
  await undefined;
  print(name, "goes on");
  return name + " is done";
};
print("main");
work("a").then(print);
work("b").then(print);
print("main ends");
