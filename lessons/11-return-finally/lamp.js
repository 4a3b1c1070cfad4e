function* lamp() {
  console.log("lamp on");
  const finish = () => {
    console.log("lamp off");
  }; try {
    yield "red";
    yield "green";
    return "ready";
  } finally { finish(); } }
lamp();
