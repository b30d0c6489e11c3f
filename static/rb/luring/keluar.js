// Signing out closes the screen of field work to the next user; the queue stays for its owner.
import { buang } from "./gudang.js";

const form = document.querySelector("form[data-keluar]");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await buang("meta", "aktif");
  } finally {
    form.submit();
  }
});
