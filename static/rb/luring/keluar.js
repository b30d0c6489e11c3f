// Signing out closes the screen of field work to the next user and erases the names of a list; the
// queue stays for its owner.
import { jadikanAktif } from "./gudang.js";

const form = document.querySelector("form[data-keluar]");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await jadikanAktif(null);
  } finally {
    form.submit();
  }
});
