// Reads lines {"aturan": [...], "kartu": [...]} and answers each with a line: for every card the
// verdicts of all rules.
const readline = require("node:readline");
require(process.argv[2]);
readline.createInterface({ input: process.stdin }).on("line", (baris) => {
  const { aturan, kartu } = JSON.parse(baris);
  const hasil = kartu.map((nilai) => aturan.map((satu) => globalThis.rbAturan.hasil(satu, nilai)));
  process.stdout.write(JSON.stringify(hasil) + "\n");
});
