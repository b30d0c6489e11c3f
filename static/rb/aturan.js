// Rules between answers: the same subset of JsonLogic as layanan_dasar/rules/aturan.py, with exact
// decimals in BigInt. A rule that reaches the browser has been checked when it was published.
// Numbers of the answers are strings with a dot ("12.50") or {"angka": "12.50"}; constants of a
// rule are JSON numbers. Verdict: true, false, or null where it cannot be told yet.
"use strict";

(function (root) {
  const SKALA = 6n;

  function angka(text) {
    const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text));
    if (!found) return null;
    const part = found[3] || "";
    const whole = BigInt(found[2] + part);
    return { v: found[1] ? -whole : whole, s: BigInt(part.length) };
  }

  const isAngka = (x) => typeof x === "object" && x !== null;

  function samakan(a, b) {
    const s = a.s > b.s ? a.s : b.s;
    return [a.v * 10n ** (s - a.s), b.v * 10n ** (s - b.s), s];
  }

  function bagi(a, b) {
    if (b.v === 0n) return null;
    let atas = a.v * 10n ** (b.s + SKALA);
    let bawah = b.v * 10n ** a.s;
    const minus = atas < 0n !== bawah < 0n;
    if (atas < 0n) atas = -atas;
    if (bawah < 0n) bawah = -bawah;
    const v = (2n * atas + bawah) / (2n * bawah);
    return { v: minus ? -v : v, s: SKALA };
  }

  function tambah(a, b) {
    const [x, y, s] = samakan(a, b);
    return { v: x + y, s };
  }

  const kali = (a, b) => ({ v: a.v * b.v, s: a.s + b.s });

  function urut(a, b) {
    const [x, y] = samakan(a, b);
    return x < y ? -1 : x > y ? 1 : 0;
  }

  function sama(a, b) {
    return isAngka(a) && isAngka(b) ? urut(a, b) === 0 : a === b;
  }

  const BANDING = {
    "<": (a, b) => urut(a, b) < 0,
    "<=": (a, b) => urut(a, b) <= 0,
    ">": (a, b) => urut(a, b) > 0,
    ">=": (a, b) => urut(a, b) >= 0,
    "==": sama,
    "!=": (a, b) => !sama(a, b),
    "-": (a, b) => tambah(a, { v: -b.v, s: b.s }),
    "/": bagi,
  };

  function logika(operator, args) {
    if (operator === "!") return args[0] === null ? null : !args[0];
    const penentu = operator === "or";
    if (args.includes(penentu)) return penentu;
    return args.includes(null) ? null : !penentu;
  }

  function hitung(operator, args) {
    if (args.includes(null)) return null;
    if (operator === "+") return args.reduce(tambah);
    if (operator === "*") return args.reduce(kali);
    return BANDING[operator](args[0], args[1]);
  }

  const kosong = (nilai, nama) => !Object.hasOwn(nilai, nama) || nilai[nama] === null;

  function tetapan(isi) {
    if (typeof isi === "number") return angka(isi);
    return isAngka(isi) ? angka(isi.angka) : isi;
  }

  function hasil(simpul, nilai) {
    if (!isAngka(simpul)) return tetapan(simpul);
    const operator = Object.keys(simpul)[0];
    const isi = simpul[operator];
    const args = Array.isArray(isi) ? isi : [isi];
    if (operator === "var") return kosong(nilai, args[0]) ? null : tetapan(nilai[args[0]]);
    if (operator === "missing") return args.some((nama) => kosong(nilai, nama));
    const ditemukan = args.map((arg) => hasil(arg, nilai));
    if (operator === "and" || operator === "or" || operator === "!") {
      return logika(operator, ditemukan);
    }
    return hitung(operator, ditemukan);
  }

  root.rbAturan = { hasil, angka };
})(globalThis);
